"""What `spark-submit` takes for a program: the command `kairos-spark`."""

import sys

from kairos_spark.command import main

if __name__ == "__main__":
    sys.exit(main())
