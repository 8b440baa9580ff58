#!/bin/sh
# Runs once, when the database volume is new: the two roles, the database, its extensions.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres \
  -v owner_password="$OWNER_PASSWORD" -v application_password="$APPLICATION_PASSWORD" <<'SQL'
CREATE ROLE jiayuan_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE jiayuan_app LOGIN PASSWORD :'application_password';
CREATE DATABASE jiayuan OWNER jiayuan_owner;
\connect jiayuan
CREATE EXTENSION pg_trgm;
CREATE EXTENSION btree_gist;
SQL
