//! Record ids of the service. They are compared and shortened, never checked or made (§2).

/// Length of an id without its checksum, in characters.
const SHORT: usize = 15;

/// The id without the three characters of its checksum, the form that is sent (§2). Anything that is
/// no such id stays as it is.
#[must_use]
pub fn short(id: &str) -> &str {
    if id.is_ascii() { id.get(..SHORT).unwrap_or(id) } else { id }
}

/// Whether two ids, of 15 or 18 characters, name the same record. Upper and lower case differ (§2).
#[must_use]
pub fn same_record(a: &str, b: &str) -> bool {
    short(a) == short(b)
}
