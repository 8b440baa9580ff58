"""What must never be possible, held by the database itself."""

from __future__ import annotations

from jiayuan.kernel.models import installs
from jiayuan.kernel.server import APPLICATION

installs(
    "check_matter",
    """CREATE FUNCTION check_matter() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_community integer;
  of_matter uuid;
  it matter%ROWTYPE;
BEGIN
  IF TG_TABLE_NAME = 'matter' THEN
    of_community := NEW.community_id; of_matter := NEW.id;
  ELSE
    of_community := coalesce(NEW.community_id, OLD.community_id);
    of_matter := coalesce(NEW.matter_id, OLD.matter_id);
  END IF;
  SELECT * INTO it FROM matter WHERE community_id = of_community AND id = of_matter;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF it.closed_at IS NULL AND NOT EXISTS (
      SELECT FROM matter_task
      WHERE community_id = it.community_id AND matter_id = it.id AND done_at IS NULL AND purpose <> 'reply') THEN
    RAISE EXCEPTION 'an open matter has no task'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'open_matter_has_a_task';
  END IF;
  IF it.closed_at IS NOT NULL AND EXISTS (
      SELECT FROM matter_task
      WHERE community_id = it.community_id AND matter_id = it.id AND done_at IS NULL AND purpose <> 'reply'
        AND NOT (purpose = 'call_back' AND 'call_back_due' = ANY (it.flags))) THEN
    RAISE EXCEPTION 'an ended matter has a task'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ended_matter_has_no_task';
  END IF;
  IF NOT EXISTS (
      SELECT FROM matter_step
      WHERE community_id = it.community_id AND matter_id = it.id AND number = it.steps AND to_state = it.state) THEN
    RAISE EXCEPTION 'a state changes with a step only'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'state_changes_with_a_step';
  END IF;
  RETURN NULL;
END $$""",
    "DROP FUNCTION check_matter() CASCADE",
)
installs(
    "matter_is_whole",
    """CREATE CONSTRAINT TRIGGER matter_is_whole AFTER INSERT OR UPDATE ON matter
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_matter()""",
    "",
)
installs(
    "matter_keeps_a_task",
    """CREATE CONSTRAINT TRIGGER matter_keeps_a_task AFTER INSERT OR UPDATE OR DELETE ON matter_task
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_matter()""",
    "",
)
installs(
    "check_step",
    """CREATE FUNCTION check_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number > 1 AND NOT EXISTS (
      SELECT FROM matter_step
      WHERE community_id = NEW.community_id AND matter_id = NEW.matter_id AND number = NEW.number - 1) THEN
    RAISE EXCEPTION 'a step is missing before' USING ERRCODE = 'check_violation', CONSTRAINT = 'steps_without_gap';
  END IF;
  IF EXISTS (
      SELECT FROM matter_step s
      WHERE s.community_id = NEW.community_id AND s.matter_id = NEW.matter_id
        AND s.actor_account_id = NEW.actor_account_id AND s.action = any (NEW.never_by)
        AND NOT EXISTS (SELECT FROM matter_step u WHERE u.community_id = s.community_id AND u.undoes_id = s.id
                        AND u.matter_id = s.matter_id)) THEN
    RAISE EXCEPTION 'who handled may not verify' USING ERRCODE = 'check_violation', CONSTRAINT = 'never_by_the_same';
  END IF;
  RETURN NEW;
END $$""",
    "DROP FUNCTION check_step() CASCADE",
)
installs(
    "matter_step_follows",
    "CREATE TRIGGER matter_step_follows BEFORE INSERT ON matter_step FOR EACH ROW EXECUTE FUNCTION check_step()",
    "",
)
installs(
    "matter_by_progress",
    """CREATE FUNCTION matter_by_progress(of_number text, of_code text)
RETURNS TABLE (community_id integer, id uuid) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT m.community_id, m.id FROM matter m WHERE m.progress_code = of_code AND m.number = of_number
$$""",
    "DROP FUNCTION matter_by_progress(text, text)",
)
installs(
    "matter_by_progress_rights",
    f"""REVOKE ALL ON FUNCTION matter_by_progress(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION matter_by_progress(text, text) TO {APPLICATION}""",
    "",
)
