//! Which crate the code of a WASM comes from, read from the map that the linker wrote (build.rs asks for it).

use std::{collections::BTreeMap, fs};

use anyhow::{Context, Result};

use crate::workspace;

/// How many crates the table names; the rest is summed.
const ROWS: usize = 16;

/// Crates whose generic code is counted for the crate it is used with.
const LIBRARY: [&str; 3] = ["core", "alloc", "std"];

/// Prints the code size per crate of one WASM, before wasm-bindgen and compression.
pub fn print(binary: &str) -> Result<()> {
    let path = workspace::output().join("maps").join(binary).with_extension("map");
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read the linker's map {}", path.display()))?;
    let sizes = sizes(&text);
    let total = sizes.values().sum::<u64>().max(1);
    let mut rows = sizes.into_iter().collect::<Vec<_>>();
    rows.sort_by(|(name, size), (other_name, other)| other.cmp(size).then(name.cmp(other_name)));
    println!("\n{:<52} {:>9} {:>9}", format!("code of {binary} by crate"), "bytes", "share");
    let rest = rows.split_off(rows.len().min(ROWS));
    let others = (format!("{} others", rest.len()), rest.iter().map(|(_, size)| size).sum());
    for (name, size) in rows.into_iter().chain([others]) {
        println!("{name:<52} {size:>9} {:>8.1}%", size as f64 * 100.0 / total as f64);
    }
    Ok(())
}

/// Bytes of code per crate. A row of the map is address, offset, size (hexadecimal) and name; a symbol's name starts
/// with `_`, its section's with the path of the object file.
fn sizes(map: &str) -> BTreeMap<String, u64> {
    let mut sizes = BTreeMap::new();
    let code = map.lines().skip_while(|line| !line.ends_with(" CODE")).skip(1);
    for line in code {
        let mut columns = line.split_whitespace().skip(2);
        let (Some(size), Some(name)) = (columns.next(), columns.next()) else { continue };
        if name.chars().all(|letter| letter.is_ascii_uppercase()) {
            break;
        }
        if !name.starts_with('/') && !describes(name) {
            *sizes.entry(crate_of(name)).or_default() += u64::from_str_radix(size, 16).unwrap_or_default();
        }
    }
    sizes
}

/// wasm-bindgen reads types from functions of this kind and then drops them.
fn describes(symbol: &str) -> bool {
    symbol.starts_with("__wbindgen_describe") || symbol.contains("WasmDescribe")
}

/// The crate a mangled name belongs to: the first it mentions that is not the standard library.
fn crate_of(symbol: &str) -> String {
    let names = if symbol.starts_with("_R") { modern_crates(symbol) } else { legacy_crates(symbol) };
    let ours = names.iter().find(|name| !LIBRARY.contains(&name.as_str()));
    ours.or(names.first()).cloned().unwrap_or_else(|| "unnamed".to_owned())
}

/// Crate roots in `_RNvNtCs…_4core6result…`: `C`, an optional `s…_`, a length and the name.
fn modern_crates(symbol: &str) -> Vec<String> {
    let mut names = Vec::new();
    for rest in symbol.split("Cs").skip(1) {
        let Some((_, rest)) = rest.split_once('_') else { continue };
        names.extend(prefixed(rest));
    }
    names
}

/// Crate roots in `_ZN4core3ptr45drop_in_place$LT$serde_json..error..Error$GT$17h…E`: the first part, and each word
/// that two dots follow and no dots precede.
fn legacy_crates(symbol: &str) -> Vec<String> {
    let Some(parts) = symbol.strip_prefix("_ZN") else { return Vec::new() };
    let first = prefixed(parts).filter(|name| !name.contains('$') && !name.contains(".."));
    let mut names = first.into_iter().collect::<Vec<_>>();
    for part in parts.split('$') {
        if let Some((root, _)) = part.split_once("..") {
            let root = root.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '_');
            if !root.is_empty() && root.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_') {
                names.push(root.to_owned());
            }
        }
    }
    names
}

/// A name after its length in decimal digits.
fn prefixed(text: &str) -> Option<String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = text[..digits].parse::<usize>().ok()?;
    // An underscore separates a name that starts with a digit or an underscore.
    let name = text[digits..].strip_prefix('_').unwrap_or(&text[digits..]);
    name.get(..length.min(name.len())).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{crate_of, sizes};

    #[test]
    fn a_symbol_belongs_to_the_first_crate_that_is_not_the_library() {
        let rows = [
            ("_ZN10serde_json2de21Deserializer$LT$R$GT$10peek_error17h9e82E", "serde_json"),
            ("_ZN4core3ptr45drop_in_place$LT$serde_json..error..Error$GT$17h7d7bE", "serde_json"),
            (
                "_ZN98_$LT$$RF$mut$u20$serde_json..de..Deserializer$LT$R$GT$$u20$as$u20$serde_core..de..X$GT$3any17hd9E",
                "serde_json",
            ),
            ("_ZN5alloc3vec16Vec$LT$T$C$A$GT$7reserve17hd4E", "alloc"),
            (
                "_RNvMs0_NtCsjqx8TIyZbP9_8dlmalloc8dlmallocINtB5_8DlmallocNtNtB7_3sys6SystemE6mallocCsebHcaeoSrxy_3std",
                "dlmalloc",
            ),
            ("_RNvNtCsgXGp5Oqx2Ny_4core3fmt5write", "core"),
            ("_RNvCsfLfy6EI15iL_7___rustc13___rdl_realloc", "__rustc"),
            ("__wasm_call_ctors", "unnamed"),
        ];
        for (symbol, expected) in rows {
            assert_eq!(crate_of(symbol), expected, "{symbol}");
        }
    }

    #[test]
    fn only_symbols_of_the_code_section_are_summed() {
        let map = "    Addr      Off     Size Out     In      Symbol\n\
                   \x20      0        0        0         __stack_pointer\n\
                   \x20      -      1de     b6d1 CODE\n\
                   \x20      -      1e0       10         /x/a.rcgu.o:(_RNvNtCsg_4core3fmt5write)\n\
                   \x20      -      1e0       10                 _RNvNtCsg_4core3fmt5write\n\
                   \x20      -      1f0        8                 _RNvNtCsg_4core3fmt5other\n\
                   \x20      -     b8af     2000 DATA\n\
                   \x20      -     b8af     2000                 _RNvNtCsg_4core3fmt4data\n";
        assert_eq!(sizes(map).into_iter().collect::<Vec<_>>(), [("core".to_owned(), 0x18)]);
    }
}
