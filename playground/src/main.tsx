/** The playground: policies in an editor, and beside them what they mean and what they would do. */
import { render } from "preact";
import { App } from "./app.js";
import { addChartStyle } from "./charts/style.js";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/views.css";

addChartStyle();
render(<App />, document.getElementById("app")!);
