//! Which compressed form a client takes.

/// The forms a file is kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
    Plain,
}

impl Encoding {
    /// As `Content-Encoding` writes it; nothing for the plain form.
    pub(super) const fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }

    /// Tells the forms apart in an ETag.
    pub(super) const fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "-br",
            Self::Gzip => "-gz",
            Self::Plain => "",
        }
    }
}

/// The forms to try, smallest first: weights other than zero only say "accepted".
pub(super) fn accepted<'v>(values: impl Iterator<Item = &'v str>) -> Vec<Encoding> {
    let (mut brotli, mut gzip, mut any) = (None, None, false);
    for item in values.flat_map(|value| value.split(',')) {
        let mut parts = item.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default().to_ascii_lowercase();
        let refused =
            parts.filter_map(|part| part.strip_prefix("q=")).any(|q| q.parse::<f32>().is_ok_and(|q| q == 0.0));
        match name.as_str() {
            "br" => brotli = Some(!refused),
            "gzip" | "x-gzip" => gzip = Some(!refused),
            "*" => any = !refused,
            _ => {}
        }
    }
    let mut forms = Vec::with_capacity(3);
    if brotli.unwrap_or(any) {
        forms.push(Encoding::Brotli);
    }
    if gzip.unwrap_or(any) {
        forms.push(Encoding::Gzip);
    }
    forms.push(Encoding::Plain);
    forms
}

#[cfg(test)]
mod tests {
    use super::Encoding::{Brotli, Gzip, Plain};
    use super::*;

    #[test]
    fn the_smallest_accepted_form_comes_first() {
        let cases: &[(&str, &[Encoding])] = &[
            ("gzip, deflate, br, zstd", &[Brotli, Gzip, Plain]),
            ("gzip", &[Gzip, Plain]),
            ("br;q=0, gzip;q=0.5", &[Gzip, Plain]),
            ("BR;q=1.0", &[Brotli, Plain]),
            ("*", &[Brotli, Gzip, Plain]),
            ("*;q=0", &[Plain]),
            ("gzip;q=0, *", &[Brotli, Plain]),
            ("identity", &[Plain]),
            ("", &[Plain]),
        ];
        for (header, wanted) in cases {
            assert_eq!(accepted([*header].into_iter()), *wanted, "{header}");
        }
    }
}
