/** Whether steps of ladders can come about, shown by a shortest timeline. */
export { reach, type Reach } from "./reach.js";
export { stepsOf, type Target } from "./target.js";
