using AmiPipeline.Cli.Commands.Options;
using AmiPipeline.Cli.Inputs;
using AmiPipeline.Engines.Aws;
using AmiPipeline.Engines.Embedded;
using AmiPipeline.Errors;

namespace AmiPipeline.Cli.Commands;

/// <summary><c>plan --aws</c>: previews a request on AWS. Only reads.</summary>
/// <param name="terminal">Where to write.</param>
/// <param name="host">The machine.</param>
internal sealed class AwsPlanCommand(Terminal terminal, HostEnvironment host)
{
    /// <summary>Prints the plan.</summary>
    /// <param name="arguments">The request and the execution's name.</param>
    /// <param name="connection">How to reach AWS.</param>
    /// <param name="views">What is shown besides the usual output.</param>
    /// <param name="stop">Ends it between two calls.</param>
    public async Task<int> PlanAsync(RequestArguments arguments, AwsConnection connection, ViewArguments views, CancellationToken stop)
    {
        var request = RequestFile.Read(new TextSource(terminal.In), arguments.RequestPath);
        var settings = ConfigurationFile.Read(arguments.ConfigurationFile);
        var name = ExecutionName.Create(arguments.ExecutionName, request.Path);
        var session = await AwsSession.OpenAsync(host.Connect(connection with { IsInteractive = true }), stop);
        var engine = new EmbeddedEngine(session, host.Clock, new EmbeddedEngineOptions { HostName = host.HostName, Seed = host.Seed, Functions = settings });
        try
        {
            var planned = await engine.PlanAsync(request.Text, name).WaitAsync(stop);
            return new PlanOutput(terminal, arguments.Json, views).Write(planned, await session.KeyAliasesAsync(planned.Plan.Copies.Select(copy => copy.Location)), sharedBy: null, sourceRole: null);
        }
        catch (PipelineException error) when (ExecutionOutput.IsWithoutAws(error.GetType().Name))
        {
            throw new AwsUnusableException(error.Message, error);
        }
    }
}
