# Goals: the boards, the list, the sheet.

# What undo would undo.
op-add-goal = add { $thing }
op-edit-goal = change { $thing }
op-move-goal = { $to ->
    [idea] move { $thing } to Idea
    [wanted] move { $thing } to Both want it
    [doing] move { $thing } to Doing
    [reached] move { $thing } to Reached
    [paused] move { $thing } to Paused
    [let_go] let { $thing } go
   *[other] move { $thing }
  }
op-tell-ending = what was said at the end of { $thing }
op-feed-goal = change what { $thing } leads to
op-hinge-goals = make a pair with { $thing }
op-unhinge-goals = take the pair with { $thing } apart
op-add-step = add the step { $thing }
op-edit-step = change the step { $thing }
op-check-step = tick { $thing }
op-take-step = who takes on { $thing }
op-delete-step = take out the step { $thing }
op-log-progress = add a note of progress
op-delete-progress = take out a note of progress
