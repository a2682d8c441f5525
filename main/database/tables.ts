import type { Generated } from 'kysely';

/** Row types of waymark.db, as the newest migration leaves it. JSON columns hold text; booleans are 0 or 1. */
export interface Tables {
  settings: { key: string; value: string };
  files: {
    sha256: string;
    bytes: number;
    page_count: number;
    searchable_pages: number;
    text_state: string;
    source_name: string;
    facts: string;
    added_at: string;
  };
  documents: {
    id: string;
    type: string;
    title: string;
    title_english: string | null;
    state: string | null;
    language: string | null;
    status: string;
    number: string | null;
    issuing_body: string | null;
    applies_to: string | null;
    adopted_on: string | null;
    in_force_on: string | null;
    expires_on: string | null;
    pillars: string;
    topics: string;
    access: string;
    guessed: string;
    created_at: string;
    updated_at: string;
    removed_at: string | null;
    checked_on: string | null;
    checked_by: string | null;
    review_by: string | null;
    /** The document of which this one became a version; then it has none of its own. */
    merged_into: string | null;
  };
  document_versions: {
    id: string;
    document_id: string;
    label: string;
    published_on: string | null;
    sha256: string;
    position: number;
    language: string | null;
    standing: string | null;
    is_official: Generated<number>;
    source: string | null;
    obtained_on: string | null;
    obtained_by: string | null;
    /** The document it was before it became a version of this one. */
    came_from: string | null;
  };
  document_relations: {
    id: string;
    kind: string;
    from_document: string;
    to_document: string;
    in_part: number;
    effective_on: string | null;
    created_at: string;
  };
  /** Derived from the text of files, kept because making them reads every page. */
  file_sketches: { sha256: string; method: number; length: number; sketch: Buffer };
  /** Derived from the text of files, and that somebody looked. `pages` as JSON. */
  personal_data: { sha256: string; method: number; pages: string; stays: number };
  lookalikes: { one: string; other: string; likeness: number; found_at: string; decided: string | null };
  /** Made on the bytes of a file; no reference to `files`, so that they outlive it. */
  highlights: {
    id: string;
    sha256: string;
    page: number;
    page_label: string | null;
    quote: string;
    rectangles: string;
    colour: string;
    note: string;
    created_at: string;
    updated_at: string;
    removed_at: string | null;
  };
  page_numbers: { sha256: string; first_page: number; first_number: number; updated_at: string };
  treaty_statuses: {
    member: string;
    instrument: string;
    status: string;
    signed_on: string | null;
    ratified_on: string | null;
    in_force_on: string | null;
    reservation: string;
    source: string;
    source_document: string | null;
    checked_on: string | null;
    updated_by: string;
    updated_at: string;
  };
  reliance_decisions: {
    seq: Generated<number>;
    dependant: string;
    change_key: string;
    decision: string;
    reason: string;
    decided_by: string;
    decided_at: string;
  };
  reading_places: { version_id: string; page: number; left_at: string };
  imports: {
    id: string;
    state: string;
    started_at: string;
    ended_at: string | null;
    /** The document of which every file becomes a version. */
    version_of: string | null;
    version_as: string | null;
  };
  import_files: {
    id: string;
    import_id: string;
    position: number;
    source_path: string;
    name: string;
    outcome: string;
    code: string | null;
    sha256: string | null;
    document_id: string | null;
    page_count: number | null;
    searchable_pages: number | null;
  };
  assessments: {
    id: string;
    state: string;
    questionnaire: string;
    edition: string;
    scope: string;
    reference_date: string;
    status: string;
    based_on: string | null;
    created_at: string;
    updated_at: string;
  };
  answers: {
    id: string;
    assessment_id: string;
    item_id: string;
    value: string;
    text: string;
    fall_reason: string | null;
    confirmed: number;
    revision: number;
    updated_at: string;
    hash: string;
    held: string;
    checks: string;
  };
  citations: {
    id: string;
    answer_id: string;
    version_id: string;
    document_title: string;
    page: number;
    page_label: string | null;
    quote: string;
    rectangles: string;
    note: string;
    created_at: string;
  };
  agencies: {
    id: string;
    state: string;
    names: string;
    short_name: string;
    roles: string;
    place: string;
    from_on: string | null;
    until_on: string | null;
    note: string;
    created_at: string;
    updated_at: string;
  };
  focal_points: {
    id: string;
    agency_id: string;
    duty: string;
    name: string;
    position: string;
    contact: string;
    from_on: string;
    until_on: string | null;
    note: string;
  };
  participations: { assessment_id: string; agency_id: string; due_on: string | null };
  assignments: { assessment_id: string; item_id: string; agency_id: string; is_lead: number };
  /** As `answers`, of one agency. */
  agency_answers: Tables['answers'] & { agency_id: string };
  agency_citations: Tables['citations'];
  agency_answer_versions: {
    answer_id: string;
    revision: number;
    content: string;
    hash: string;
    at: string;
    actor: string;
  };
  decisions: {
    id: string;
    assessment_id: string;
    item_id: string;
    revision: number;
    content: string;
    hash: string;
  };
  discussion_entries: {
    id: string;
    assessment_id: string;
    item_id: string;
    kind: string;
    author: string;
    text: string;
    at: string;
  };
  contribution_receipts: {
    id: string;
    assessment_id: string;
    agency_id: string;
    at: string;
    actor: string;
    document_hash: string;
    document_version: number;
    made_at: string;
    made_by: string;
    outcome: string;
  };
  sheet_requests: {
    id: string;
    assessment_id: string;
    agency_id: string;
    number: number;
    form: string;
    sent_at: string;
    sent_by: string;
    due_on: string | null;
    file_name: string | null;
    items: number;
  };
  /** What came back on a request last, by item. */
  sheet_answers: { request_id: string; item_id: string; said: string };
  sheet_returns: {
    receipt_id: string;
    request_id: string | null;
    file_name: string;
    form: string;
    at: string;
    refused: string;
    sheet: string | null;
    copies: string;
    gone: string;
    unread: string;
  };
  workshops: {
    id: string;
    assessment_id: string;
    title: string;
    held_on: string;
    present: string;
    at_item: string | null;
    ended_at: string | null;
    created_at: string;
    updated_at: string;
  };
  workshop_votes: { workshop_id: string; item_id: string; agency_id: string; vote: string; at: string };
  restatements: {
    id: string;
    snapshot_id: string;
    item_id: string;
    content: string;
    hash: string;
    at: string;
  };
  snapshots: {
    id: string;
    assessment_id: string;
    frozen_at: string;
    frozen_by: string;
    content: string;
    hash: string;
  };
  /** Derived from snapshots: how many answers each has of a kind; `seal` names the snapshot, its hash and these counts. */
  snapshot_counts: { snapshot_id: string; counts: string; seal: string };
  targets: {
    state: string;
    item_id: string;
    level: number;
    due_on: string | null;
    reason: string;
    edition: string | null;
    set_by: string;
    set_at: string;
  };
  change_causes: {
    item_id: string;
    before_key: string;
    after_key: string;
    cause: string;
    reason: string;
    set_by: string;
    set_at: string;
  };
  level_consents: { state: string; basis: string; note: string; set_by: string; set_at: string };
  /** Derived from snapshots and their corrections, which `stamp` names; `cells` has a letter for each of `item_ids`. */
  packed_levels: { snapshot_id: string; stamp: string; head: string; item_ids: string; cells: string };
  gap_marks: {
    state: string;
    item_id: string;
    priority: string;
    causes: string;
    cause_text: string;
    rank: number | null;
    rank_reason: string;
    updated_by: string;
    updated_at: string;
  };
  resource_marks: {
    id: string;
    state: string;
    item_id: string;
    kind: string;
    version_id: string;
    page: number;
    title: string;
    note: string;
  };
  wanted_resources: {
    id: string;
    state: string;
    item_id: string;
    text: string;
    added_by: string;
    added_at: string;
    found_at: string | null;
  };
  plans: {
    id: string;
    state: string;
    title: string;
    introduction: string;
    starts_on: string;
    ends_on: string;
    status: string;
    carried_from: string | null;
    created_at: string;
    updated_at: string;
  };
  plan_actions: {
    id: string;
    plan_id: string;
    position: number;
    item_id: string | null;
    title: string;
    owner: string;
    starts_on: string | null;
    due_on: string | null;
    state: string;
    fields: string;
    carried_from: string | null;
    updated_at: string;
  };
  topic_notes: {
    topic_id: string;
    text: string;
    updated_at: string;
    updated_by: string;
  };
  history: {
    seq: Generated<number>;
    at: string;
    actor: string;
    entity: string;
    entity_id: string;
    field: string;
    before: string | null;
    after: string | null;
    hash: string;
  };
  change_groups: {
    id: string;
    kind: string;
    at: string;
    actor: string;
    things: number;
    fields: string;
    first_seq: number;
    last_seq: number;
    undoes: string | null;
  };
  glossary_concepts: { id: string; created_at: string };
  glossary_terms: {
    concept_id: string;
    language: string;
    term: string;
    own: number;
    hidden: number;
    checked_by: string | null;
    updated_at: string;
  };
  saved_searches: {
    id: string;
    name: string;
    query: string;
    filters: string;
    bridge: number;
    created_at: string;
    removed_at: string | null;
    seen_at: string;
    seen: string;
  };
  ocr_files: {
    sha256: string;
    state: string;
    languages: string;
    chosen: number;
    code: string | null;
    searchable_pages: number | null;
    text_state: string | null;
    asked_at: string;
  };
  ocr_pages: {
    sha256: string;
    page: number;
    quality: string;
    reasons: string;
    label: string | null;
    outcome: string;
    attempts: number;
    code: string | null;
    read_by: string | null;
    confidence: number | null;
    reading: Uint8Array | null;
    in_use: number;
    read_at: string | null;
  };
  table_editions: { id: string; description: string; hash: string; created_at: string };
  table_imports: {
    id: string;
    edition_id: string;
    file_name: string;
    sha256: string;
    reading: string;
    at: string;
    actor: string;
    undone_at: string | null;
  };
  table_snapshots: {
    id: string;
    edition_id: string;
    import_id: string;
    state: string;
    year: number;
    content: string;
    hash: string;
  };
  pack_senders: {
    /** Base64 of the Ed25519 key. */
    public_key: string;
    name: string;
    trust: string;
    first_seen_at: string;
    decided_at: string | null;
    decided_by: string | null;
  };
  pack_receivers: { series: string; name: string; revision: number; created_at: string };
  packs_sent: {
    id: string;
    series: string;
    revision: number;
    kind: string;
    at: string;
    actor: string;
    sha256: string;
    bytes: number;
    parts: number;
    sealed: number;
    base: string | null;
    note: string;
    things: string;
    /** Where the file is being put, while it is not known to stand there. */
    placing: string | null;
  };
  packs_received: {
    id: string;
    pack_id: string;
    series: string;
    revision: number;
    kind: string;
    sha256: string;
    bytes: number;
    public_key: string;
    sender: string;
    made_at: string;
    note: string;
    at: string;
    actor: string;
    lines: string;
    facts_before: string;
    facts_after: string;
    undone_at: string | null;
    undone_by: string | null;
    undone_facts: string | null;
    undone_left: string | null;
    /** Whether Home tells of what was left for later in it. */
    reminds: number;
  };
  /** What an import did to one row, whole: null where it was not there before, or is no more after. */
  pack_changes: {
    import_id: string;
    position: number;
    kind: string;
    thing_id: string;
    table_name: string;
    row_key: string;
    before: string | null;
    after: string | null;
  };
  /** States of things that went out or came in; those without an import went out. */
  pack_seen: { kind: string; thing_id: string; hash: string; import_id: string | null; at: string };
  /** Filled only within the transaction that takes an import back. */
  packs_undoing: { table_name: string; row_key: string };
  own_editions: {
    questionnaire: string;
    edition: string;
    content: string;
    hash: string;
    mapping: string;
    mapping_hash: string;
    created_at: string;
    created_by: string;
  };
  edition_texts: {
    questionnaire: string;
    language: string;
    item_id: string;
    texts: string;
    state: string;
    source_hash: string;
    updated_at: string;
    updated_by: string;
  };
}
