//! The real Terraform provider against the emulator.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::{find, python, with_server};
use crate::{command, tools, workspace};

/// Where Terraform and its provider come from.
#[derive(Args)]
pub struct Options {
    /// The provider's program, `terraform-provider-alicloud` [default: the registry's newest, which needs a network]
    #[arg(long, value_name = "FILE")]
    provider: Option<PathBuf>,
    /// Terraform or OpenTofu [default: the one on the PATH, or an OpenTofu that is installed for this]
    #[arg(long, value_name = "FILE")]
    terraform: Option<PathBuf>,
}

/// Runs tests/conformance. Not part of `cargo xtask test`: the provider comes from the Terraform registry, or a file.
pub fn run(options: &Options) -> Result<()> {
    let terraform = match &options.terraform {
        // The tests run in folders of their own.
        Some(terraform) => std::path::absolute(terraform).context("the working folder is gone")?,
        None => match find(&["terraform", "tofu"]) {
            Some(terraform) => terraform,
            None => tools::opentofu()?,
        },
    };
    let mut tests = with_server(python::environment()?)?;
    tests.current_dir(workspace::root().join("tests/conformance")).env("PYTHONDONTWRITEBYTECODE", "1");
    tests.env("NODEPOOL_TERRAFORM", &terraform).env_remove("NODEPOOL_PROVIDER");
    let configuration = match &options.provider {
        Some(provider) => {
            tests.env("NODEPOOL_PROVIDER", provider);
            overrides(provider)?
        }
        None => cached()?,
    };
    // Whatever the user's own configuration says must not decide.
    let file = workspace::output().join("conformance.tfrc");
    fs::write(&file, configuration).with_context(|| format!("cannot write {}", file.display()))?;
    if options.provider.is_none() {
        require_registry(&terraform, &file)?;
    }
    command::run(tests.env("TF_CLI_CONFIG_FILE", file).args(["-m", "unittest", "--verbose"]))
}

/// The configuration that takes the provider from the folder of this file.
fn overrides(provider: &Path) -> Result<String> {
    let provider = provider.canonicalize().with_context(|| format!("there is no {}", provider.display()))?;
    if !provider.file_name().is_some_and(|name| name.to_string_lossy().starts_with("terraform-provider-alicloud")) {
        bail!("--provider takes a file called terraform-provider-alicloud, not {}", provider.display());
    }
    let folder = provider.parent().context("a file is in a folder")?.display();
    Ok(format!(
        "provider_installation {{\n  dev_overrides {{\n    \"aliyun/alicloud\" = {folder:?}\n  }}\n  direct {{}}\n}}\n",
        folder = folder.to_string()
    ))
}

/// The configuration that fetches the provider once for all tests.
fn cached() -> Result<String> {
    let folder = workspace::output().join("conformance-provider");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let folder = folder.display().to_string();
    // Every test is a folder without a lock file, for which the cache would not be used otherwise.
    Ok(format!("plugin_cache_dir = {folder:?}\nplugin_cache_may_break_dependency_lock_file = true\n"))
}

/// Says in one line that the provider cannot be fetched, before every test does in forty.
fn require_registry(terraform: &Path, configuration: &Path) -> Result<()> {
    let folder = workspace::output().join("conformance");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let wanted =
        "terraform {\n  required_providers {\n    alicloud = {\n      source = \"aliyun/alicloud\"\n    }\n  }\n}\n";
    fs::write(folder.join("main.tf"), wanted).context("cannot write a configuration")?;
    let mut init = Command::new(terraform);
    init.current_dir(&folder).arg("init").env("TF_IN_AUTOMATION", "1").env("TF_CLI_CONFIG_FILE", configuration);
    let done = init.stdout(Stdio::null()).status();
    match done.with_context(|| format!("cannot start {}", terraform.display()))?.success() {
        true => Ok(()),
        false => bail!("the provider could not be fetched: without a network name its program with --provider FILE"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_provider_itself_is_taken_for_one() {
        let folder = std::env::temp_dir().join(format!("nodepool-conformance-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (right, wrong) = (folder.join("terraform-provider-alicloud_v1"), folder.join("provider"));
        for file in [&right, &wrong] {
            fs::write(file, "").unwrap();
        }
        assert!(overrides(&right).unwrap().contains("\"aliyun/alicloud\""));
        assert!(overrides(&wrong).is_err());
        assert!(overrides(&folder.join("terraform-provider-alicloud")).is_err());
        fs::remove_dir_all(&folder).unwrap();
    }
}
