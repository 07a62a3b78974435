// The styles of the parts that every screen uses; a feature brings its own.

import '../ui/tokens.css'
import '../ui/base.css'
import '../ui/screen.css'
import '../ui/controls.css'
import '../ui/fields.css'
import '../ui/lists.css'
import '../ui/overlays.css'
import './app.css'
