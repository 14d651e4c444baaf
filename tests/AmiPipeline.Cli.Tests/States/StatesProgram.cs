using System.Text.Json.Nodes;
using AmiPipeline.Cli.Hosting;
using AmiPipeline.Engines.Simulated;

namespace AmiPipeline.Cli.Tests.States;

/// <summary>The program in this process, with files of its own and everything it wrote kept.</summary>
internal sealed class StatesProgram : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("states-");
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();

    public string Out => _out.ToString();

    public string Error => _error.ToString();

    public string[] Lines => Out.TrimEnd('\n').Split('\n');

    /// <summary>The last line of standard output, which in JSON form is the result.</summary>
    public JsonObject Result => JsonNode.Parse(Lines[^1])!.AsObject();

    public string File(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public string PathOf(string name) => Path.Combine(_directory.FullName, name);

    public async Task<int> RunAsync(string[] args, string standardInput = "")
    {
        var terminal = new Terminal(Terminal.Console(_out, false, true), Terminal.Console(_error, false, true)) { In = new StringReader(standardInput) };
        return await new CommandLine(terminal, (world, options) => new SimulatedEngine(world, options), Cli.Nowhere).InvokeAsync(args);
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
