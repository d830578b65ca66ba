-- question:   what do the regions under one make together (rules A1, A3)?
-- grain:      one row
-- parameters: $regions, $figures, $divisors: lists of one length, null where nothing was reported; $ratio: whether the
--             figures are divided by the divisors, else they are added
-- columns:    total: the sum, or Σ ÷ Σ, null where a region is missing or the divisors make zero; divisor: Σ of divisors;
--             missing: who, in the order given
with
given as (
    select unnest($regions) as region, unnest($figures) as figure, unnest($divisors) as divisor,
        generate_subscripts($regions, 1) as position
),
final as (
    select
        case
            when bool_or(figure is null or $ratio and divisor is null) then null
            when not $ratio then sum(figure)
            when sum(divisor) <> 0 then sum(figure) / sum(divisor)
        end as total,
        sum(divisor) as divisor,
        coalesce(list(region order by position) filter (figure is null or $ratio and divisor is null), []) as missing
    from given
)
select * from final
