//! The program in a real terminal: a pseudo-terminal with a screen behind it.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// How long a screen may take; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running program and its screen, 80 columns by 24 rows.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    screen: Arc<(Mutex<vt100::Parser>, Condvar)>,
    _master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// Starts the program in a folder.
    pub fn run(at: &Path, args: &[&str]) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("there are pseudo-terminals");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tathmini"));
        command.args(args);
        command.cwd(at);
        command.env("TERM", "xterm-256color");
        command.env("TATHMINI_ASSESSOR", "Ada");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let keys = pair.master.take_writer().expect("it has one writer");
        let mut out = pair.master.try_clone_reader().expect("it can be read");
        let [rows, columns] = [size.rows, size.cols].map(|it| NonZero::new(it).unwrap());
        let parser = vt100::Parser::new(rows, columns, 0);
        let screen = Arc::new((Mutex::new(parser), Condvar::new()));
        let drawn = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = out.read(&mut bytes) {
                drawn.0.lock().unwrap().process(&bytes[..read]);
                drawn.1.notify_all();
            }
        });
        Self { child, keys, screen, _master: pair.master }
    }

    /// Types.
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("the program listens");
        self.keys.flush().expect("the program listens");
    }

    /// Waits until this stands on the screen.
    #[track_caller]
    pub fn wait(&self, words: &str) {
        let until = Instant::now() + PATIENCE;
        let mut parser = self.screen.0.lock().unwrap();
        loop {
            if parser.screen().contents().contains(words) {
                return;
            }
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "“{words}” never came:\n{}", parser.screen().contents());
            parser = self.screen.1.wait_timeout(parser, left).unwrap().0;
        }
    }

    /// What stands on the screen.
    pub fn screen(&self) -> String {
        self.screen.0.lock().unwrap().screen().contents()
    }

    /// Waits for the program's end and gives its exit code.
    pub fn ends(mut self) -> u32 {
        self.child.wait().expect("it ends").exit_code()
    }

    /// Ends the program as a power cut would.
    pub fn kill(mut self) {
        self.child.kill().expect("it runs");
        let _ = self.child.wait();
    }
}
