using System.CommandLine;

namespace AmiPipeline.Cli.Commands.Options;

/// <summary>The argument and options of a command that takes a request, wherever the request is carried out.</summary>
/// <param name="output">The output format.</param>
/// <param name="defaultName">What the execution is called if <c>--name</c> is not given.</param>
internal sealed class RequestOptions(OutputOption output, string defaultName)
{
    private readonly Argument<string> _request = new("REQUEST") { Description = "The request file, such as examples/s5-unique-keys.json." };

    private readonly Option<string?> _name = new("--name")
    {
        HelpName = "EXECUTION",
        Description = $"The execution's name; {{execution}} in an image name stands for it. Default: {defaultName}.",
    };

    private readonly Option<string?> _configuration = new("--configuration")
    {
        HelpName = "FILE",
        Description = "A deployment's configuration, such as deployment.json; its guardrails and instance settings apply. Required for a source in another account (guardrails.roles). Default: none.",
    };

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_request);
        command.Options.Add(_name);
        command.Options.Add(_configuration);
        command.Options.Add(output);
    }

    /// <summary>What the command line says.</summary>
    /// <param name="parsed">The command line.</param>
    public RequestArguments Read(ParseResult parsed) => new()
    {
        RequestPath = parsed.GetRequiredValue(_request),
        ExecutionName = parsed.GetValue(_name),
        ConfigurationFile = parsed.GetValue(_configuration),
        Json = output.IsJson(parsed),
    };
}
