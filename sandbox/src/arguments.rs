//! Reads the command line. Reports all faults at once, each with the argument's name.

use std::fmt;

use chasitor_sandbox::{AgentMode, Options};

pub(crate) const USAGE: &str = "\
chasitor-sandbox [--service-port 8500] [--widget-port 8400] [--shop-port 8300]
                 [--widget-dir dist] [--pages-dir static/pages] [--manual]

  --manual   nobody answers by itself; play the agent over POST /_sandbox/sessions/latest/agent
  A port of 0 takes any free one. All listeners are on 127.0.0.1 only.";

/// What the command line asks for.
#[derive(Debug)]
pub(crate) enum Request {
    Help,
    Run(Box<Options>),
}

/// One thing wrong with the command line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Unknown(String),
    NoValue(&'static str),
    NotAPort { name: &'static str, found: String },
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(found) => write!(out, "{found}: there is no such argument"),
            Self::NoValue(name) => write!(out, "{name}: a value must follow"),
            Self::NotAPort { name, found } => write!(out, "{name}: expected a port from 0 to 65535, found {found:?}"),
        }
    }
}

/// The options, with the demo's ports as defaults.
pub(crate) fn read(arguments: impl IntoIterator<Item = String>) -> Result<Request, Vec<Fault>> {
    let mut options = Options { service_port: 8500, widget_port: 8400, shop_port: 8300, ..Options::default() };
    let mut faults = Vec::new();
    let mut arguments = arguments.into_iter().peekable();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next_if(|next| !next.starts_with("--"));
        let result = match argument.as_str() {
            "--help" | "-h" => return Ok(Request::Help),
            "--manual" => {
                options.settings.agent = AgentMode::Manual;
                Ok(())
            }
            "--service-port" => port("--service-port", value()).map(|port| options.service_port = port),
            "--widget-port" => port("--widget-port", value()).map(|port| options.widget_port = port),
            "--shop-port" => port("--shop-port", value()).map(|port| options.shop_port = port),
            "--widget-dir" => folder("--widget-dir", value()).map(|folder| options.widget_dir = folder.into()),
            "--pages-dir" => folder("--pages-dir", value()).map(|folder| options.pages_dir = folder.into()),
            _ => Err(Fault::Unknown(argument)),
        };
        faults.extend(result.err());
    }
    if faults.is_empty() { Ok(Request::Run(Box::new(options))) } else { Err(faults) }
}

fn port(name: &'static str, value: Option<String>) -> Result<u16, Fault> {
    let found = value.ok_or(Fault::NoValue(name))?;
    found.parse().map_err(|_| Fault::NotAPort { name, found })
}

fn folder(name: &'static str, value: Option<String>) -> Result<String, Fault> {
    value.filter(|folder| !folder.is_empty()).ok_or(Fault::NoValue(name))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test may panic")]
    use super::*;

    fn read_line(line: &str) -> Result<Request, Vec<Fault>> {
        read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn the_demo_ports_are_the_defaults() {
        let Request::Run(options) = read_line("").unwrap() else { panic!("not help") };
        assert_eq!((options.service_port, options.widget_port, options.shop_port), (8500, 8400, 8300));
        assert_eq!(options.settings.agent, AgentMode::Scripted);
    }

    #[test]
    fn all_wrong_arguments_are_reported_by_name() {
        let faults = read_line("--shop-port many --loud --widget-dir --manual").unwrap_err();
        let expected = [
            Fault::NotAPort { name: "--shop-port", found: "many".into() },
            Fault::Unknown("--loud".into()),
            Fault::NoValue("--widget-dir"),
        ];
        assert_eq!(faults, expected);
    }
}
