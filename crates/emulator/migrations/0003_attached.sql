-- How many of a scaling activity's instances were there before and were attached.
ALTER TABLE activities ADD COLUMN attached INTEGER NOT NULL DEFAULT 0;
