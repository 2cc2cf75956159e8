-- The specs' SQL on the example `crowd` asks the tables as they are.
select 1 where 0;
