-- A saga's document grows with each step. With this much room it grows where it is, and dead versions find room as well;
-- a row that has to move to another page touches every index.
ALTER TABLE saga SET (fillfactor = 40);
