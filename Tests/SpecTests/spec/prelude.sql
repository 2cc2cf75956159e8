-- Views over the corpus's CSV files that the specs' SQL is written in. Nothing here knows how Qualm
-- works; it says again, in another language, what language.md means.

-- Every code with itself and all that lies above it.
create table lineage as
with recursive up(code, ancestor) as (
  select id, id from codes
  union all
  select up.code, codes.parent from up join codes on codes.id = up.ancestor
  where codes.parent <> ''
)
select code, ancestor from up;
create index lineage_ancestor on lineage(ancestor, code);

-- Codings of record: an excerpt with each code it bears, and with every ancestor of it.
create table applied as select distinct excerpt, code from codings where coder = 'first';
create table bears as
select distinct applied.excerpt, lineage.ancestor as code
from applied join lineage on lineage.code = applied.code;
create index bears_code on bears(code, excerpt);

-- Excerpts in document order, each with its one source and what is known of that source.
create table evidence as
select excerpts.*, cast(excerpts.start as integer) as place,
  memberships.source as source, sources.voice as voice, sources.kind as source_kind,
  sources.affiliation as affiliation, sources.organisation as organisation,
  sources.role as role, sources.mission as source_mission, sources.country as source_country, sources.rowid as source_order
from excerpts
join memberships on memberships.excerpt = excerpts.id
join sources on sources.id = memberships.source
order by place, cast(excerpts.end as integer), excerpts.id;

create table code_order as select id as code, rowid as place from codes;

-- The groups of each code with codes below it, in codebook order: its children, with the excerpts that
-- bear them.
create view grouped as
select codes.parent, bears.code, code_order.place, bears.excerpt
from bears join codes on codes.id = bears.code join code_order on code_order.code = bears.code;

-- Missions in the order of the data package's categories.
create table mission_order (mission, place);
insert into mission_order values ('UNMIK', 1), ('MONUC', 2), ('MONUSCO', 3);

-- Links from the side of each excerpt that they tie: which way they lead, and what stands at the other
-- end.
create view ties as
select links.rowid as place, links.id as link, links.type, links.wording, links.memo,
  links."from" as excerpt, iif(links.directed = 'no', 'with', 'to') as direction,
  links."to" as other, links.to_kind as other_kind
from links where links.from_kind = 'excerpt'
union all
select links.rowid, links.id, links.type, links.wording, links.memo,
  links."to", iif(links.directed = 'no', 'with', 'from'), links."from", links.from_kind
from links
where links.to_kind = 'excerpt' and not (links.directed = 'no' and links."from" = links."to");

-- Where excerpts lie, and for each kind of unit the number of the one with an excerpt's first character
-- and of the one with its last.
create table if not exists units (document, kind, start, "end", number);
create table spans as
select id, document, place as a, cast("end" as integer) as z,
  -- Numbers in ids are compared as numbers.
  row_number() over (
    order by place, cast("end" as integer), lower(substr(id, 1, instr(id, '-'))),
      cast(substr(id, instr(id, '-') + 1) as real)) as row
from evidence where start <> '';
create index spans_document on spans(document, a);
create index units_place on units(document, kind, cast(start as integer));
create table numbered as
select document, kind, cast(start as integer) as a, cast("end" as integer) as z,
  iif(number = '', row_number() over (partition by document, kind order by cast(start as integer)), cast(number as integer)) as number
from units where kind <> 'word';
create index numbered_start on numbered(kind, document, a);
create index numbered_end on numbered(kind, document, z);
create view reached as
select spans.id, kinds.kind,
  (select number from numbered n where n.kind = kinds.kind and n.document = spans.document and n.z > spans.a order by n.z limit 1) as first,
  (select number from numbered n where n.kind = kinds.kind and n.document = spans.document and n.a < spans.z order by n.a desc limit 1) as last
from spans, (select 'sentence' as kind union all select 'paragraph' union all select 'page') kinds;
