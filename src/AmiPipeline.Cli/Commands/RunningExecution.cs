using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Embedded;

namespace AmiPipeline.Cli.Commands;

/// <summary>A name is for one execution at a time, as in Step Functions: two that share it would take each other's resources for their own.</summary>
internal static class RunningExecution
{
    /// <summary>Takes the name of an execution on this machine.</summary>
    /// <param name="host">The machine.</param>
    /// <param name="session">AWS.</param>
    /// <param name="executionArn">The execution's ARN.</param>
    /// <param name="option">The option that names it.</param>
    /// <returns>Holds the name until it is disposed of; null if this machine notes no names.</returns>
    /// <exception cref="UserErrorException">The execution is running.</exception>
    public static ExecutionLock? Take(HostEnvironment host, AwsSession session, string executionArn, string option) =>
        host.RunningFolder is not { } folder ? null
        : ExecutionLock.TryTake(folder, session.Ec2Endpoint, executionArn)
            ?? throw UserErrorException.ForCommandLine($"{option} is of an execution that is running on this machine: {executionArn}. Wait for its end, or stop it. Nothing was touched.");
}
