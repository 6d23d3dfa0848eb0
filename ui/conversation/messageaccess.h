// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QModelIndex;

namespace dovetail::ui {

class MessageView;

/// What screen readers see of the messages: a list whose items say who wrote what and when and how far it has come, have
/// the progress of their transfer as their value, and offer the same actions as their buttons and their menu.
/// Called before the first view is asked for; more often does no harm.
void installMessageAccess();

/// Rows have come in; the progress of a row has changed. Cheap while nobody listens.
void tellRowsInserted(MessageView &view, int first, int last);
void tellProgress(MessageView &view, const QModelIndex &index);
/// The keys are at another button or link of this row.
void tellStop(MessageView &view, const QModelIndex &index);

} // namespace dovetail::ui
