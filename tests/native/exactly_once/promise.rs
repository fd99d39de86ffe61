//! What holds at every step of every life. It looks at both screens and at nothing in between.

use chasitor::session::Status;

use crate::sim::World;

/// Both screens agree as far as they can know.
pub fn hold(world: &World) {
    if world.server.visits.is_empty() {
        return;
    }
    let said: Vec<String> = world.server.view().agent_texts().into_iter().map(str::to_owned).collect();
    let shown = world.shown();
    assert!(said.starts_with(&shown), "said {said:?}\nshown {shown:?}\n{}", world.describe());
    let (own, mut heard) = (world.own_texts(), world.heard());
    heard.extend(world.server.view().too_late.iter().cloned());
    assert!(fits(&own, &heard), "own {own:?}\nheard {heard:?}\n{}", world.describe());
}

/// At rest nothing waits, and every line of the agents is there.
pub fn hold_at_rest(world: &World) {
    hold(world);
    assert_eq!(world.server.view().agent_texts(), world.shown(), "{}", world.describe());
    let waits = world.own_texts().into_iter().any(|(_, status)| status == Status::Waiting);
    assert!(!waits, "a text still waits\n{}", world.describe());
}

/// True if `heard` is what an agent may see of `own`: in order, each text at most once, and every text that
/// counts as sent. (Texts may be equal, so all ways to tell them apart are tried.)
fn fits(own: &[(String, Status)], heard: &[String]) -> bool {
    // `ways[n]`: the texts so far can have left exactly the first n on the agent's screen.
    let mut ways = vec![false; heard.len() + 1];
    ways[0] = true;
    for (text, status) in own {
        let before = ways.clone();
        for n in 0..ways.len() {
            let arrived = n > 0 && before[n - 1] && heard[n - 1] == *text;
            ways[n] = arrived || (*status != Status::Sent && before[n]);
        }
    }
    ways[heard.len()]
}

#[test]
fn the_promise_sees_doubled_lost_and_swapped_texts() {
    let own = |status| ["a", "ok", "ok"].map(|text| (text.to_owned(), status));
    let heard = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    assert!(fits(&own(Status::Sent), &heard(&["a", "ok", "ok"])));
    assert!(fits(&own(Status::Failed), &heard(&["ok"])));
    assert!(!fits(&own(Status::Sent), &heard(&["a", "ok"])));
    assert!(!fits(&own(Status::Waiting), &heard(&["a", "a"])));
    assert!(!fits(&own(Status::Failed), &heard(&["ok", "a"])));
}
