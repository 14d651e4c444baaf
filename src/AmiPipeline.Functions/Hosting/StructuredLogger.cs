using System.Text;

namespace AmiPipeline.Functions.Hosting;

/// <summary>Writes the functions' lines of JSON as they are: they carry time and level themselves, and Lambda filters by these (AWS Lambda Developer Guide, Log-level filtering).</summary>
/// <param name="output">Takes the lines: standard output.</param>
internal sealed class StructuredLogger(Stream output) : ILambdaLogger
{
    public void Log(string message)
    {
        output.Write(Encoding.UTF8.GetBytes(message));
        output.Flush();
    }

    public void LogLine(string message) => Log($"{message}\n");
}
