"""A backend of miniwdl without containers: a task's command runs on the host, with what is on its PATH.

For tests on machines without a container engine: nothing is isolated, and images are not looked at. Chosen by
MINIWDL__SCHEDULER__CONTAINER_BACKEND=host.
"""

import os

from WDL.runtime.backend.cli_subprocess import SubprocessBase


class HostBackend(SubprocessBase):
    """Paths "in the container" are those of the run's folder; inputs are links in it."""

    @classmethod
    def global_init(cls, cfg, logger):
        cls.detect_resource_limits(cfg, logger)

    def __init__(self, cfg, run_id, host_dir):
        super().__init__(cfg, run_id, host_dir)
        self.container_dir = host_dir

    @property
    def cli_name(self):
        return "env"

    def _pull_invocation(self, logger, cleanup):
        return ("none", [])

    def _run_invocation(self, logger, cleanup, image):
        for host_path, linked in self.input_path_map.items():
            link = self.host_work_path(linked.rstrip("/"))
            os.makedirs(os.path.dirname(link), exist_ok=True)
            if not os.path.lexists(link):
                os.symlink(host_path.rstrip("/"), link)
        return ["env", "--chdir=" + self.host_work_dir()]
