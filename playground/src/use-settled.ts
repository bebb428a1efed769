/** A value once it has stood still for a while: what is expensive to show follows typing at a distance. */
import { useEffect, useState } from "preact/hooks";

export function useSettled<Value>(value: Value, afterMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
