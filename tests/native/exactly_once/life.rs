//! One random life of a chat, from a seed: what the visitor, the agent, the network and the device do.

use chasitor::session::{Command, Ending, PageEvent, Phase as Seen, Status};

use super::promise;
use crate::sim::World;
use crate::sim::dice::Dice;
use crate::sim::fault::Chaos;
use crate::sim::server::{DataComes, Phase, Settings, Undelivered};

/// How it came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// By one of the two.
    Ended,
    /// The session was lost on the way.
    Lost,
    /// There never was a chat.
    NotStarted,
}

/// Lives one life and checks every step of it.
pub fn live(seed: u64) -> Fate {
    let mut life = Life::begin(seed);
    let deeds = life.dice.between(5, 30);
    for _ in 0..deeds {
        life.deed();
        let gap = *life.dice.pick(&[0, 50, 300, 1_500, 5_000, 12_000]);
        life.pass(gap);
        if life.world.snapshot().phase.is_over() {
            return life.fate();
        }
    }
    life.come_to_rest()
}

struct Life {
    world: World,
    dice: Dice,
    said: u32,
}

impl Life {
    fn begin(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let mut world = World::with(seed, |_| {});
        world.server.settings = settings(&mut dice);
        world.network.latency = *dice.pick(&[(20, 20), (1, 100), (20, 400)]);
        let percent = *dice.pick(&[0, 4, 10, 20]);
        world.network.chaos = Some(Chaos { dice: Dice::new(seed ^ 0x5eed), percent });
        let question = if dice.chance(50) { "first" } else { "" };
        world.start(question);
        Self { world, dice, said: 0 }
    }

    /// Lets time pass and looks at both screens after every step.
    fn pass(&mut self, ms: u64) {
        promise::hold(&self.world);
        let until = self.world.now + ms;
        let mut steps = 0;
        while self.world.step(until) {
            promise::hold(&self.world);
            steps += 1;
            assert!(steps < 5_000, "runs in circles\n{}", self.world.describe());
        }
    }

    fn deed(&mut self) {
        match self.dice.between(0, 99) {
            0..=29 => self.visitor_writes(),
            30..=54 => self.agent_does(),
            55..=59 => self.move_away(),
            60..=67 => self.reload(),
            68..=73 => self.lose_the_network(),
            74..=78 => self.leave_and_return(),
            79..=82 => self.world.sleep_for(self.dice.between(1_000, 60_000)),
            83..=88 => self.world.command(Command::Draft(format!("wri{}", self.said))),
            89..=92 => self.world.event(PageEvent::Visible),
            93..=94 => self.world.command(Command::Close),
            95..=96 => self.world.command(Command::Open),
            97 => self.world.command(Command::SendCustom { kind: "k".to_owned(), data: "d".to_owned() }),
            98 => self.world.command(Command::End),
            _ => self.agent_may_end(),
        }
    }

    fn visitor_writes(&mut self) {
        for _ in 0..*self.dice.pick(&[1, 1, 1, 3]) {
            self.said += 1;
            let text = if self.dice.chance(30) { "ok".to_owned() } else { format!("v{}", self.said) };
            self.world.say(&text);
        }
    }

    fn agent_does(&mut self) {
        if self.world.server.visits.is_empty() {
            return;
        }
        let number = self.said;
        self.said += 1;
        let deed = self.dice.between(0, 9);
        let chance = self.dice.chance(20);
        let desk = self.world.desk();
        // Never twice in a row: if the first one was not confirmed before a move, no client could tell whether the
        // second is the first once more.
        let repeats = chance && desk.agent_texts().last() != Some(&"hm");
        match (desk.phase, deed) {
            (Phase::Queued, 0..=2) => desk.queue(1, 30),
            (Phase::Queued, _) => desk.accept("Mira K"),
            (Phase::Waiting, 0..=4) => desk.transfer("Jonas P"),
            (Phase::Waiting, 5..=6) => desk.resume(),
            (Phase::Waiting, _) => desk.accept("Priya S"),
            (Phase::Active, 0) => desk.disconnect(),
            (Phase::Active, 1) => desk.send_to_queue(),
            (Phase::Active, 2) => desk.transfer("Jonas P"),
            (Phase::Active, 3) => desk.typing(true),
            (Phase::Active, _) if repeats => desk.say("hm"),
            (Phase::Active, _) => desk.say(&format!("a{number}")),
            _ => {}
        }
    }

    fn move_away(&mut self) {
        if !self.world.server.visits.is_empty() {
            self.world.desk().move_away();
        }
    }

    fn reload(&mut self) {
        let told = self.dice.chance(50);
        self.world.reload(told);
        if self.world.phase() == "pre-chat" {
            // Before there was a session the form comes back with what was entered.
            self.world.start("");
        }
    }

    fn lose_the_network(&mut self) {
        let told = self.dice.chance(50);
        self.world.go_offline(told);
        let time = *self.dice.pick(&[500, 5_000, 30_000, 60_000]);
        self.pass(time);
        if told || self.dice.chance(50) {
            self.world.go_online();
        }
        self.world.network.offline = false;
    }

    /// Into the back/forward cache and out of it.
    fn leave_and_return(&mut self) {
        self.world.event(PageEvent::Leaving);
        let time = self.dice.between(10, 20_000);
        self.pass(time);
        self.world.event(PageEvent::Returned);
    }

    fn desk_phase(&self) -> Option<Phase> {
        (!self.world.server.visits.is_empty()).then(|| self.world.server.view().phase)
    }

    fn agent_may_end(&mut self) {
        if self.desk_phase() == Some(Phase::Active) {
            self.world.agent_ends();
        }
    }

    /// Everything is well again: what was promised must come true.
    fn come_to_rest(&mut self) -> Fate {
        self.world.heal();
        self.world.network.latency = (20, 20);
        for _ in 0..20 {
            self.pass(10_000);
            if self.world.snapshot().phase.is_over() {
                return self.fate();
            }
            match self.desk_phase() {
                Some(Phase::Queued | Phase::Waiting) => self.world.desk().accept("Mira K"),
                Some(Phase::Active) if self.is_settled() => break,
                _ => {}
            }
        }
        promise::hold_at_rest(&self.world);
        if self.dice.chance(50) {
            self.world.agent_ends();
        } else {
            self.world.command(Command::End);
        }
        self.pass(60_000);
        promise::hold_at_rest(&self.world);
        self.fate()
    }

    fn is_settled(&self) -> bool {
        let waits = self.world.own_texts().into_iter().any(|(_, status)| status == Status::Waiting);
        let is_shown = self.world.shown().len() == self.world.server.view().agent_texts().len();
        self.world.phase() == "chatting" && is_shown && !waits
    }

    /// Says how it ended, after some more time in which nothing may happen.
    fn fate(&mut self) -> Fate {
        self.pass(60_000);
        let phase = self.world.snapshot().phase;
        assert!(phase.is_over(), "never comes to an end\n{}", self.world.describe());
        assert_eq!(self.world.page.session.next_deadline(), None, "a timer runs after the end");
        let waits = self.world.own_texts().into_iter().any(|(_, status)| status == Status::Waiting);
        assert!(!waits, "a text waits after the end\n{}", self.world.describe());
        match phase {
            Seen::Ended(Ending::Lost(_)) => Fate::Lost,
            Seen::Failed(_) => Fate::NotStarted,
            _ => Fate::Ended,
        }
    }
}

fn settings(dice: &mut Dice) -> Settings {
    Settings {
        post_status: *dice.pick(&[200, 202]),
        duplicate_conflicts: dice.chance(30),
        data: *dice.pick(&[DataComes::AtOnce, DataComes::AtOnce, DataComes::AfterResync]),
        undelivered: *dice.pick(&[Undelivered::Unacknowledged, Undelivered::NotHandedOut]),
        ..Settings::default()
    }
}
