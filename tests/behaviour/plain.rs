mod answers;
mod catalogs;
mod checklist;
mod hostile;
mod same_checklist;
mod same_edit;
mod same_plan;
mod transcripts;
