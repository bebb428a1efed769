/** What came of reading one record, before any policy sees it. */
import type { DecodedEvent, EventTypePlan } from "../../engine/event.js";

export type Reading =
  | { readonly kind: "event"; readonly event: DecodedEvent }
  /** A known type that no policy asks for. Time and person as far as they can be read; nothing is validated. */
  | {
      readonly kind: "by_type_alone";
      readonly type: string;
      readonly time: number | undefined;
      readonly person: string | undefined;
    }
  | { readonly kind: "out_of_vocabulary"; readonly detail: string }
  | { readonly kind: "set_aside"; readonly reason: "unreadable" | "invalid_event"; readonly detail: string };

/** The event types of a vocabulary. */
export type TypeLookup = (name: string) => EventTypePlan | undefined;
