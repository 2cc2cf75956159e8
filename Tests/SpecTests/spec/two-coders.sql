-- What the specs' SQL on the example `two-coders` is written in. As in prelude.sql, nothing here knows
-- how Qualm works.

-- Every code with itself and all that lies above it.
create table lineage as
with recursive up(code, ancestor) as (
  select id, id from codes
  union all
  select up.code, codes.parent from up join codes on codes.id = up.ancestor
  where codes.parent <> ''
)
select code, ancestor from up;

-- The names from the top down.
create table paths as
with recursive down(code, path) as (
  select id, name from codes where parent = ''
  union all
  select codes.id, down.path || '/' || codes.name
  from codes join down on codes.parent = down.code
)
select down.code, path, codes.rowid as place from down join codes on codes.id = down.code;

-- Who gave an excerpt a code, or one below it.
create table gave as
select distinct excerpt, coder, ancestor as code
from codings join lineage on lineage.code = codings.code;

-- Who looked for a code in an excerpt: for it or a code above it, there or in the whole document.
create table looked as
select distinct excerpts.id as excerpt, passes.coder as coder, lineage.code as code
from passes
join lineage on lineage.ancestor = passes.code
join excerpts on excerpts.id = passes.excerpt or excerpts.document = passes.document;

-- For each excerpt and code what each of the two looked for and gave.
create table judged as
select excerpts.id as excerpt, cast(excerpts.page as integer) as page, codes.id as code,
  codes.parent as parent,
  exists (select 1 from looked
    where excerpt = excerpts.id and code = codes.id and coder = 'ann') as ann_looked,
  exists (select 1 from looked
    where excerpt = excerpts.id and code = codes.id and coder = 'ben') as ben_looked,
  exists (select 1 from gave
    where excerpt = excerpts.id and code = codes.id and coder = 'ann') as ann,
  exists (select 1 from gave
    where excerpt = excerpts.id and code = codes.id and coder = 'ben') as ben
from excerpts, codes;

-- Each excerpt with each code, sorted into the cells of the two-by-two table.
create view tallies as
select code, parent, page, ann_looked and ben_looked as shared, ann_looked <> ben_looked as once,
  ann_looked and ben_looked and ann and ben as a,
  ann_looked and ben_looked and ann and not ben as b,
  ann_looked and ben_looked and ben and not ann as c,
  ann_looked and ben_looked and not ann and not ben as d
from judged;
