"""数据上报: what does this file say, what would it change, and is that right?"""

from functools import partial

import streamlit as st

from etl import anatomy, correction, loads, origin, proposal
from etl.additions import add_indicator, add_region
from etl.cage import keeper
from etl.remembered.folder import layouts
from etl.remembered.writing import FIELD_WORDS, ROLE_WORDS
from etl.suggestions import suggestions
from etl.template import template
from indicators import warehouse as warehouses
from ui import person, scope, shell, undo
from ui.upload import confirming, correcting, differing, drafts, picture, receiving, told
from ui.upload.forms import Acts

catalog = shell.enter()
person.require("editor", "打开数据上报")
place = warehouses.folder()
own = scope.own(catalog)
propose = partial(proposal.proposed, catalog=catalog, place=place, scope=own)

files = [proposal.Received.of(*each) for each in receiving.received()]
receiving.faulty_layouts(layouts(place)[1])
if not files:
    keeper.begin()
    receiving.nothing_yet(partial(template, catalog))
    st.stop()
begun = partial(drafts.Draft, opening=partial(proposal.opened, catalog=catalog, place=place))
build = warehouses.current(place)
read = partial(drafts.summarised, begun=begun, state=(build, catalog, own), propose=propose)
summaries = receiving.read_each(files, read)
accept = partial(proposal.accept, catalog=catalog, place=place)
roll_back = scope.undoing(catalog, undo.UNDO, partial(loads.roll_back, place, catalog))
acts = confirming.Acts(accept, roll_back)
chosen = receiving.chosen(summaries)
confirming.together(summaries, lambda file: propose(file, begun(file).decided), origin.author(), acts)

draft = begun(chosen)
found = propose(chosen, draft.decided)
reading = found.original.reading
receiving.opening(draft)
left, right = st.columns([6, 5])
if reading.sheets:
    with left:
        sheet = picture.sheet(reading, found.series, chosen.sha256)
        corner = picture.corner(sheet, anatomy.ROWS, anatomy.COLUMNS, chosen.sha256)
        picture.show(anatomy.picture(reading, sheet, catalog, *corner), anatomy.NAMES)
        picture.look_up(partial(anatomy.slots, reading, sheet.name, catalog=catalog), chosen.sha256)
with right:
    told.counted(found.summary)
    understood, issues, corrections = st.tabs(told.TABS, default=told.opening(found.summary))
    with understood:
        told.series(found.series)
    with issues:
        told.issues(found.issues)
    with corrections:
        if reading.sheets:
            suggest = partial(suggestions, catalog=catalog)
            everybodys = partial(scope.guarded, catalog, "", "补充目录")
            add = everybodys(partial(add_indicator, place)), everybodys(partial(add_region, place))
            pattern = correction.pattern(sheet.name, [each.name for each in reading.sheets])
            about = correcting.subject(draft.decided, sheet, pattern, anatomy.letters(sheet), found)
            forms = Acts(correction, proposal.Decided.of, suggest, *add, ROLE_WORDS, FIELD_WORDS)
            correcting.offer(draft, about, catalog, forms)
if found.loaded is None:
    differing.show_difference(found.difference, catalog)
confirming.step(draft, found, origin.author(), proposal.layout_names(chosen.file, place), acts)
