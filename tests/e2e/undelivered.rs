//! A text that the service does not take.

use chasitor_sandbox::Fault;

use crate::support::{Play, Role};

#[tokio::test]
async fn a_refused_text_stays_and_can_be_tried_again() {
    Play::manual()
        .expect("status of 400")
        // The number of the refused POST is not used again, and the gap is closed by a repair (§4.1).
        .allow("status of 409")
        .run(async |scene| {
            scene.chat("Ada").await;
            scene.backstage.fault(Fault::status(400).on("Chasitor/ChatMessage"));
            scene.write("Take this").await;
            scene.find(Role::Button, "Try again").await;
            scene.write("And go on").await;
            let session = scene.backstage.heard("And go on").await;
            assert_eq!(session.times_heard("Take this"), 0);

            scene.click(Role::Button, "Try again").await;
            let session = scene.backstage.heard("Take this").await;
            scene.gone(Role::Button, "Try again").await;
            assert_eq!(session.times_heard("Take this"), 1);
            assert_eq!(scene.times_shown("Take this").await, 1);
        })
        .await;
}
