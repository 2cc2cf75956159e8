-- What the specs' SQL on the example `stretches` is written in: its first text, character by character.
create table places as
with recursive counted(x) as (select 0 union all select x + 1 from counted where x < 999)
select x from counted;

-- The characters to which a coder gave a code, with the facet above it.
create table marked as
select distinct places.x, codings.coder, codings.code, codes.parent as facet
from codings
join codes on codes.id = codings.code
join excerpts on excerpts.id = codings.excerpt and excerpts.document = 'd1'
join places on places.x >= cast(excerpts.start as integer) and places.x < cast(excerpts."end" as integer);

-- Each character with each code of the facet `theme`, which both looked for in the whole text.
create view answers as
select places.x, codes.id as code,
  exists (select 1 from marked where marked.x = places.x and marked.code = codes.id and coder = 'ann') as ann,
  exists (select 1 from marked where marked.x = places.x and marked.code = codes.id and coder = 'ben') as ben
from places, codes where codes.parent = 'theme';

-- What each gave a character in that facet, '' in a gap; nobody gave one two codes.
create view cells as
select places.x, coalesce(a.code, '') as ann, coalesce(b.code, '') as ben
from places
left join marked a on a.x = places.x and a.coder = 'ann' and a.facet = 'theme'
left join marked b on b.x = places.x and b.coder = 'ben' and b.facet = 'theme';
create view margins as
select value, count(*) as n from (select ann as value from cells union all select ben from cells) group by value;

-- The squares of the units' lengths, and the characters of gaps.
create view corrections as
select (select sum((cast("end" as integer) - cast(start as integer)) * (cast("end" as integer) - cast(start as integer)))
  from codings join codes on codes.id = codings.code join excerpts on excerpts.id = codings.excerpt
  where document = 'd1' and codes.parent = 'theme') + (select n from margins where value = '') as c;
