//! Goals and their boards. A goal's agreed core (title, what *done* looks like, a sum) is a text like an
//! agreement's: it holds only with both yeses. Where its card lies is a position and binds nobody; a
//! shared card that was put on *Both want it* or *Doing* without holding is shown in *Idea*.

mod add;
mod board;
mod bring;
mod cards;
mod delete;
mod detail;
mod edit;
mod feed;
mod hidden;
mod hinge;
mod move_to;
mod progress;
mod row;
mod step;
mod store;
mod target;
mod text;

pub use add::AddGoal;
pub(crate) use add::add;
pub use board::{Board, BoardQuery, Card, Column, Half, Measured, NextStep};
pub(crate) use bring::{Brought, EndingRow, GoalRow, ProgressRow, StepRow, bring, last_place};
pub(crate) use cards::Which;
pub use delete::DeleteGoal;
pub use detail::{Family, GoalText, GoalView, ProgressView, Relative, StepView};
pub use edit::{EditGoal, Ending, TellEnding};
pub use feed::FeedGoal;
pub use hidden::{HiddenGoal, HiddenGoalView, KeepHiddenGoal, ShareHiddenGoal};
pub(crate) use hidden::{KIND as HIDDEN, brought as hidden_brought};
pub(crate) use hinge::make_one;
pub use hinge::{HingeGoals, UnhingeGoals};
pub(crate) use move_to::lay;
pub use move_to::{MoveGoal, Moved};
pub use progress::{DeleteProgress, LogProgress};
pub use row::{Goal, GoalId, Horizon, Measure, PairId, Place, Progress, ProgressId, Step, StepId};
pub use step::{AddStep, CheckStep, DeleteStep, EditStep, TakeStep};
pub use target::Target;
pub use text::{Core, Sum};
