-- A file has one user at a time: nobody to hear of changes, and no roles.
SELECT 1;
