-- A search finds what stands anywhere in a word, which an index of words cannot tell: it reads the folded words of the rows.
DROP TRIGGER supplier_search_insert;
DROP TRIGGER supplier_search_delete;
DROP TRIGGER supplier_search_update;
DROP TABLE supplier_search;

DROP TRIGGER purchase_search_insert;
DROP TRIGGER purchase_search_delete;
DROP TRIGGER purchase_search_update;
DROP TABLE purchase_search;
