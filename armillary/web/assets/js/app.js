/** Everything the pages do by themselves; each module serves one behaviour and finds its own elements. */
import "./theme.js";
import "./rail.js";
import "./menus.js";
import "./moments.js";
import "./keys.js";
import "./sheet.js";
import "./queue.js";
import "./selection.js";
import "./record.js";
import "./popover.js";
import "./picker.js";
import "./palette.js";
import "./recent.js";
import "./drafts.js";
import "./links.js";
import "./live.js";
import "./trouble.js";
