//! Which keys a table has, with a line that shows how each is written.

/// The version of a format of which there is one.
pub(crate) const LATEST: u32 = u32::MAX;

/// A kind of table.
#[derive(Debug)]
pub(crate) struct TableSchema {
    /// What it describes, as in "this event has no `name`".
    pub(crate) noun: &'static str,
    /// Its keys, in the order in which they are written.
    pub(crate) keys: &'static [Field],
}

/// A key of a table.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    /// A line of a file that has it.
    pub(crate) sample: &'static str,
    pub(crate) is_required: bool,
    /// The kind of the table or tables that are at it.
    pub(crate) inner: Option<&'static TableSchema>,
    /// The first and the last version of the format that has it.
    since: u32,
    until: u32,
}

impl Field {
    /// The sample as a message shows it.
    pub(crate) fn shown(&self) -> String {
        format!("`{}`", self.sample)
    }

    /// The field where the table or tables are of the kind `inner`.
    pub(crate) const fn of(self, inner: &'static TableSchema) -> Self {
        Self { inner: Some(inner), ..self }
    }

    /// The field where versions before `version` do not have it.
    pub(crate) const fn since(self, version: u32) -> Self {
        Self { since: version, ..self }
    }

    /// The field where versions after `version` do not have it.
    pub(crate) const fn until(self, version: u32) -> Self {
        Self { until: version, ..self }
    }
}

impl TableSchema {
    pub(crate) const fn new(noun: &'static str, keys: &'static [Field]) -> Self {
        Self { noun, keys }
    }

    /// The keys that the table has in a version of the format.
    pub(crate) fn keys(&self, version: u32) -> impl Iterator<Item = &'static Field> {
        self.keys.iter().filter(move |field| (field.since..=field.until).contains(&version))
    }

    pub(crate) fn find(&self, key: &str, version: u32) -> Option<&'static Field> {
        self.keys(version).find(|field| field.name == key)
    }

    /// The field `name`, which is one of the schema's.
    pub(crate) fn field(&self, name: &str) -> &'static Field {
        let known = self.keys.iter().find(|field| field.name == name);
        known.unwrap_or_else(|| unreachable!("`{name}` is not a key of this {}", self.noun))
    }
}

pub(crate) const fn required(name: &'static str, sample: &'static str) -> Field {
    Field { name, sample, is_required: true, inner: None, since: 0, until: LATEST }
}

pub(crate) const fn optional(name: &'static str, sample: &'static str) -> Field {
    Field { is_required: false, ..required(name, sample) }
}
