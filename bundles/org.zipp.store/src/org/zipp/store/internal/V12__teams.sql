-- A file has one user at a time: nobody to hear of changes, and no roles.

-- Where pictures lie: FOLDER, or DATABASE when a server keeps them for machines that do not have the folder.
ALTER TABLE study ADD COLUMN pictures VARCHAR DEFAULT 'FOLDER' NOT NULL;
