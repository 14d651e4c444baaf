"""Runs commands of the AWS CLI, one JSON object per line, in processes that are forked from this one.

What takes most of a command's time is done once: the imports, and the models of the services. Nothing looks for garbage, as
every command ends soon. A command's process is as good as one of its own: nothing that it changes is seen by the next.
"""
import gc
import json
import os
import sys
import tempfile
import traceback

gc.disable()

import awscli.clidriver

driver = awscli.clidriver.create_clidriver()
models = driver.session.get_component("data_loader")


def run(arguments, environment):
    for kind in ("service-2", "endpoint-rule-set-1", "paginators-1", "waiters-2"):
        if arguments[0] in models.list_available_services(kind):
            models.load_service_model(arguments[0], kind)
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as error:
        child = os.fork()
        if child == 0:
            code = 255
            try:
                os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
                os.dup2(output.fileno(), 1)
                os.dup2(error.fileno(), 2)
                os.environ.update(environment)
                code = driver.main(arguments)
            except SystemExit as end:
                code = end.code
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code or 0)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return {"ExitCode": code, "Output": read(output), "Error": read(error)}


def read(file):
    file.seek(0)
    return file.read().decode()


print("ready", flush=True)
for line in sys.stdin:
    print(json.dumps(run(**json.loads(line))), flush=True)
