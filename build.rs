//! Tells the app under which names its language files lie.

fn main() {
    for bundle in texts::bundles() {
        let name = bundle.name.to_uppercase().replace('.', "_");
        println!("cargo::rustc-env=TEXTS_{name}=/texts/{}", bundle.file_name);
    }
    println!("cargo::rerun-if-changed=build.rs");
}
