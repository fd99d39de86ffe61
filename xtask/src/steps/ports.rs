//! The three loopback ports of the demo. Refuses to start on ports that are taken.

use std::net::{Ipv4Addr, TcpListener};

use crate::failure::{Failure, Result};

/// Where the demo listens: three origins on 127.0.0.1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ports {
    /// The pages of a shop that embeds the widget.
    pub shop: u16,
    /// The widget's files.
    pub widget: u16,
    /// The chat service.
    pub service: u16,
}

const BASE: u16 = 8300;

impl Ports {
    /// Reads `--port-base <number>`; without it the base is 8300. The widget is 100 above the shop, the
    /// service 200.
    pub fn from_args(args: &[String]) -> Result<Self> {
        match args {
            [] => Ok(Self::from_base(BASE)),
            [flag, base] if flag == "--port-base" => match base.parse::<u16>() {
                Ok(base) if (1024..=65_000).contains(&base) => Ok(Self::from_base(base)),
                _ => Err(Failure::new(format!("--port-base expects a number from 1024 to 65000, but got {base:?}."))),
            },
            other => Err(Failure::new(format!(
                "`cargo demo` knows only `--port-base <number>`, but got: {}.",
                other.join(" ")
            ))),
        }
    }

    fn from_base(base: u16) -> Self {
        Self { shop: base, widget: base + 100, service: base + 200 }
    }

    /// Fails, naming them all, if ports are taken.
    pub fn check_free(self) -> Result {
        let taken: Vec<String> = [self.shop, self.widget, self.service]
            .into_iter()
            .filter(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_err())
            .map(|port| port.to_string())
            .collect();
        if taken.is_empty() {
            return Ok(());
        }
        Err(Failure::new(format!(
            "The demo needs ports {}, {} and {} of 127.0.0.1, but something else listens on: {}. Is another demo \
             running? End it, or use other ports: cargo demo --port-base {}",
            self.shop,
            self.widget,
            self.service,
            taken.join(", "),
            if self.shop == 9300 { 10_300 } else { 9300 }
        )))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn the_usual_ports_need_no_argument() {
        let usual = Ports { shop: 8300, widget: 8400, service: 8500 };
        assert_eq!(Ports::from_args(&[]).unwrap(), usual);
        let moved = Ports { shop: 9300, widget: 9400, service: 9500 };
        assert_eq!(Ports::from_args(&words("--port-base 9300")).unwrap(), moved);
    }

    #[test]
    fn a_wrong_port_base_is_named() {
        for wrong in ["--port-base x", "--port-base 65535", "--port-base", "--ports 1"] {
            assert!(Ports::from_args(&words(wrong)).is_err(), "{wrong}");
        }
        let text = Ports::from_args(&words("--port-base x")).unwrap_err().to_string();
        assert!(text.contains("\"x\""), "{text}");
    }

    #[test]
    fn a_taken_port_is_named_with_a_way_out() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let ports = Ports { shop: port, widget: port, service: port };
        let text = ports.check_free().unwrap_err().to_string();
        assert!(text.contains(&port.to_string()) && text.contains("--port-base"), "{text}");
    }
}
