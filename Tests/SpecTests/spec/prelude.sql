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
