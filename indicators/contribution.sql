-- question:   how much of a total's growth does each of its parts make, and do the parts add up to it (rules G8, A3, G10)?
-- grain:      one row per part in the order given, one for what they leave of the total, last the total
-- parameters: $figures, $bases: lists of one length, now and a year before, null where the two cannot be compared;
--             $halves, $base_halves: half a unit of the last digit of each; $total, $total_base, $total_half,
--             $total_base_half: the same of the total, null where only its parts can make it; $decimals: the finest
-- columns:    role: part, rest or total; value, base, increment; contribution_pp: points of the total's growth, of the
--             total its growth in per cent; share_pct: of the total's increment, null where refused; named: whether
--             rounding cannot explain what the parts leave; near_zero: of the total's increment; opposite: whether parts
--             pull both ways; overlap: whether parts exceed the total by more than the least of them
with
given as (
    select generate_subscripts($figures, 1) as position, unnest($figures) as value, unnest($bases) as base,
        unnest($halves) as half, unnest($base_halves) as base_half
),
summed as (
    select count(value + base) = count(*) as whole, coalesce(sum(value), 0) as value, coalesce(sum(base), 0) as base,
        coalesce(sum(half), 0) as half, coalesce(sum(base_half), 0) as base_half
    from given
),
-- What the region says itself, else the sum of all its parts (A3).
total as (
    select coalesce($total, if(whole, round(value, $decimals), null)) as value,
        coalesce($total_base, if(whole, round(base, $decimals), null)) as base,
        coalesce($total_half, half) as half, coalesce($total_base_half, base_half) as base_half
    from summed
),
rest as (
    select round(t.value - s.value, $decimals) as value, round(t.base - s.base, $decimals) as base,
        not s.whole or abs(t.value - s.value) > (s.half + t.half) * (1 + 1e-9)
            or abs(t.base - s.base) > (s.base_half + t.base_half) * (1 + 1e-9) as named,
        s.value - t.value > (s.half + t.half) * (1 + 1e-9)
            or s.base - t.base > (s.base_half + t.base_half) * (1 + 1e-9) as overlap
    from summed s cross join total t
),
lines as (
    select 'part' as role, position, value, base from given
    union all
    select 'rest', 2147483646, value, base from rest
    union all
    select 'total', 2147483647, value, base from total
),
measured as (
    select l.role, l.position, l.value, l.base, round(l.value - l.base, $decimals) as increment,
        -- Never divided by a base of zero or below (G4).
        if(t.base > 0, round(l.value - l.base, $decimals) / t.base * 100, null) as contribution_pp,
        round(t.value - t.base, $decimals) as total_increment,
        abs(t.value - t.base) < (t.half + t.base_half) * (1 - 1e-9) or abs(t.value - t.base) < t.base * 0.0005 as near_zero,
        r.named, coalesce(r.overlap, false) as overlap
    from lines l cross join total t cross join rest r
),
final as (
    select role, value, base, increment, contribution_pp, named, near_zero, overlap, opposite,
        if(near_zero or opposite or total_increment = 0, null, increment / total_increment * 100) as share_pct, position
    from (
        select *,
            coalesce(bool_or(increment > 0) filter (role = 'part' or role = 'rest' and named) over ()
                and bool_or(increment < 0) filter (role = 'part' or role = 'rest' and named) over (), false) as opposite
        from measured
    )
)
select role, value, base, increment, contribution_pp, share_pct, named, near_zero, opposite, overlap
from final
order by position
