//! Starts the three listeners and stops them. Listens on 127.0.0.1 alone, whatever the options say.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::control::Control;
use crate::cut::{Cut, CuttableListener};
use crate::settings::Settings;
use crate::shop::{self, Shop};
use crate::world::{Origins, World};
use crate::{service, widget};

/// How to start.
#[derive(Debug, Clone)]
pub struct Options {
    /// Port of the service; 0 = any free one.
    pub service_port: u16,
    /// Port of the widget's files; 0 = any free one.
    pub widget_port: u16,
    /// Port of the host pages; 0 = any free one.
    pub shop_port: u16,
    /// Folder of the built widget.
    pub widget_dir: PathBuf,
    /// Folder of the host pages.
    pub pages_dir: PathBuf,
    /// Settings at the start and after a reset.
    pub settings: Settings,
}

impl Default for Options {
    /// Any free ports, the folders of this repository as seen from its root, the scripted agent.
    fn default() -> Self {
        Self {
            service_port: 0,
            widget_port: 0,
            shop_port: 0,
            widget_dir: "dist".into(),
            pages_dir: "static/pages".into(),
            settings: Settings::default(),
        }
    }
}

/// A running sandbox. Dropping it ends it abruptly; [`Sandbox::stop`] lets open answers out.
pub struct Sandbox {
    origins: Origins,
    world: World,
    stop: watch::Sender<bool>,
    tasks: Vec<JoinHandle<()>>,
}

/// Starts service, widget and shop.
///
/// # Errors
/// A port is taken or not allowed; the message names it.
pub async fn spawn(options: Options) -> io::Result<Sandbox> {
    let service = bind("service", options.service_port).await?;
    let widget = bind("widget", options.widget_port).await?;
    let shop = bind("shop", options.shop_port).await?;
    let origins = Origins { service: origin(&service)?, widget: origin(&widget)?, shop: origin(&shop)? };
    let world = World::new(options.settings, origins.clone());
    let shop_router = shop::router(Shop { folder: options.pages_dir, origins: origins.clone() });
    let stop = watch::Sender::new(false);
    let tasks = vec![
        serve(service, service::app(world.clone()), &stop),
        serve(widget, widget::router(options.widget_dir), &stop),
        serve(shop, shop_router, &stop),
        tokio::spawn(world.clone().keep_time()),
    ];
    Ok(Sandbox { origins, world, stop, tasks })
}

async fn bind(name: &str, port: u16) -> io::Result<TcpListener> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await.map_err(|error| {
        let hint = match error.kind() {
            io::ErrorKind::AddrInUse => format!("another program uses it; choose another with --{name}-port"),
            _ => error.to_string(),
        };
        io::Error::new(error.kind(), format!("cannot listen on 127.0.0.1:{port} for the {name}: {hint}"))
    })
}

fn origin(listener: &TcpListener) -> io::Result<String> {
    Ok(format!("http://{}", listener.local_addr()?))
}

fn serve(listener: TcpListener, router: Router, stop: &watch::Sender<bool>) -> JoinHandle<()> {
    let mut stopped = stop.subscribe();
    let stopping = async move {
        // An error means that the sandbox was dropped, which is an end as well.
        let _ = stopped.wait_for(|stopped| *stopped).await;
    };
    let service = router.into_make_service_with_connect_info::<Cut>();
    tokio::spawn(async move {
        // Documented never to fail; the listener deals with errors of single connections.
        let _ = axum::serve(CuttableListener(listener), service).with_graceful_shutdown(stopping).await;
    })
}

impl Sandbox {
    /// Origin of the service, such as `http://127.0.0.1:8500`.
    pub fn service(&self) -> &str {
        &self.origins.service
    }

    /// Origin of the widget's files.
    pub fn widget(&self) -> &str {
        &self.origins.widget
    }

    /// Origin of the host pages.
    pub fn shop(&self) -> &str {
        &self.origins.shop
    }

    /// The agent's side of this sandbox.
    pub fn control(&self) -> Control {
        Control::new(self.world.clone())
    }

    /// Ends held polls, closes the listeners and waits for open connections, at most one second.
    pub async fn stop(mut self) {
        self.world.change(|state| state.stopped = true);
        self.stop.send_replace(true);
        let tasks = std::mem::take(&mut self.tasks);
        let aborts: Vec<_> = tasks.iter().map(JoinHandle::abort_handle).collect();
        // The last task keeps the time and never ends by itself.
        let servers = tasks.into_iter().take(3);
        let _ = timeout(Duration::from_secs(1), async {
            for server in servers {
                let _ = server.await;
            }
        })
        .await;
        aborts.iter().for_each(tokio::task::AbortHandle::abort);
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.stop.send_replace(true);
        self.world.change(|state| state.stopped = true);
        self.tasks.iter().for_each(JoinHandle::abort);
    }
}
