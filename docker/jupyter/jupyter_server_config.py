"""JupyterLab in the image: one kernel, a start page, and no word to hosts that a room without internet cannot reach."""

c = get_config()  # noqa: F821

c.ServerApp.ip = "0.0.0.0"
c.ServerApp.open_browser = False
c.ServerApp.jpserver_extensions = {"linkbook_start": True}
c.LabApp.default_url = "/linkbook"
c.KernelSpecManager.ensure_native_kernel = False
c.MultiKernelManager.default_kernel_name = "linkbook"
c.LabApp.extension_manager = "readonly"
c.LabApp.news_url = None
c.FileContentsManager.delete_to_trash = False
c.Application.log_level = "WARN"
