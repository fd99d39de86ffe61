//! Every status of §5.2 on the poll, on a text and on a hand-over, as one table.

use chasitor::session::Status;

use crate::sim::{Fault, World};

/// What follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// The chat goes on, and what was to be sent or seen comes through.
    GoesOn,
    /// The text is failed, and the chat goes on.
    Failed,
    /// The session is lost.
    Lost,
}
use Then::{Failed, GoesOn, Lost};

/// Status, then what follows on the poll, on a text, on `ReconnectSession`, on `ChasitorResyncState`.
const TABLE: [(u16, Then, Then, Then, Then); 16] = [
    (200, GoesOn, GoesOn, GoesOn, GoesOn),
    (202, GoesOn, GoesOn, GoesOn, GoesOn),
    (204, GoesOn, GoesOn, GoesOn, GoesOn),
    (301, Lost, Failed, Lost, GoesOn),
    (400, Lost, Failed, Lost, GoesOn),
    (401, Lost, Failed, Lost, GoesOn),
    (403, Lost, Lost, Lost, Lost),
    (404, Lost, Lost, Lost, GoesOn),
    (405, Lost, Lost, Lost, GoesOn),
    (409, GoesOn, Failed, Lost, GoesOn),
    (413, Lost, Failed, Lost, GoesOn),
    (429, GoesOn, GoesOn, GoesOn, GoesOn),
    (500, GoesOn, GoesOn, GoesOn, GoesOn),
    (502, GoesOn, GoesOn, GoesOn, GoesOn),
    (503, GoesOn, GoesOn, GoesOn, GoesOn),
    (504, GoesOn, GoesOn, GoesOn, GoesOn),
];

/// Error bodies that must make no difference (H08).
const BODIES: [&str; 4] = ["", "Error", "<html><body>Error</body></html>", "{\"code\":1,\"message\":\"Error\"}"];

fn outcome(world: &mut World) -> Then {
    world.say("probe");
    world.agent_says("answer");
    world.run_for(60_000);
    if world.phase() == "ended" {
        return Lost;
    }
    assert_eq!(world.shown(), ["answer"], "{}", world.describe());
    match world.status_of("probe") {
        Status::Sent => GoesOn,
        Status::Failed => Failed,
        Status::Waiting => panic!("still waits\n{}", world.describe()),
    }
}

fn chat_with(noun: &str, status: u16, body: &'static str) -> World {
    let mut world = World::new().chatting();
    let fault = if status == 503 { Fault::HandOver } else { Fault::Answer(status, body, None) };
    world.fault(noun, 1, fault);
    world
}

#[test]
fn on_the_poll() {
    for body in BODIES {
        for (status, expected, ..) in TABLE {
            // An unreadable 2xx is a matter of its own, see `long_poll_faults`.
            if status == 503 || status > 204 || body.is_empty() {
                let mut world = chat_with("Messages", status, body);
                assert_eq!(outcome(&mut world), expected, "{status} {body}");
            }
        }
    }
}

#[test]
fn on_a_text() {
    for body in BODIES {
        for (status, _, expected, ..) in TABLE {
            let mut world = chat_with("ChatMessage", status, body);
            assert_eq!(outcome(&mut world), expected, "{status} {body}");
        }
    }
}

#[test]
fn on_reconnect() {
    for body in BODIES {
        for (status, _, _, expected, _) in TABLE {
            let mut world = chat_with("ReconnectSession", status, body);
            world.desk().move_away();
            assert_eq!(outcome(&mut world), expected, "{status} {body}");
        }
    }
}

#[test]
fn on_resync() {
    for body in BODIES {
        for (status, .., expected) in TABLE {
            let mut world = chat_with("ChasitorResyncState", status, body);
            world.desk().move_away();
            assert_eq!(outcome(&mut world), expected, "{status} {body}");
        }
    }
}
