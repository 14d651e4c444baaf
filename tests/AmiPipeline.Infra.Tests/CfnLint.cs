using System.Diagnostics;
using System.Text.Json;

namespace AmiPipeline.Infra.Tests;

/// <summary>CloudFormation's own linter, run once over the templates of all tests: it takes seconds to start.</summary>
internal static class CfnLint
{
    private const string CheckedIn = "checked in";
    private const string Ending = ".template.json";

    private static readonly Lazy<Task<IReadOnlyDictionary<string, IReadOnlyList<string>>>> Errors = new(LintAsync);

    /// <summary>The configurations other than those of the checked-in templates: their stacks, by a name.</summary>
    public static IReadOnlyDictionary<string, Func<IReadOnlyDictionary<string, string>>> Configurations { get; } = new Dictionary<string, Func<IReadOnlyDictionary<string, string>>>
    {
        ["root"] = () => Cdk.RootTemplates,
        ["guarded"] = () => Cdk.GuardedTemplates,
        ["second Region"] = () => Cdk.SecondRegionTemplates,
        ["narrow account"] = () => Cdk.NarrowAccountTemplates,
    };

    /// <summary>The errors in a checked-in template, a line each; without the linter, the test is skipped.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsOfStackAsync(string stackName)
    {
        Tool.SkipUnlessInstalled("cfn-lint");
        return (await Errors.Value).Single(file => file.Key.EndsWith($"/{CheckedIn}/{stackName}{Ending}", StringComparison.Ordinal)).Value;
    }

    /// <summary>The errors in the templates of another configuration, each list under its stack's name; without the linter or Node, the test is skipped.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> ErrorsOfConfigurationAsync(string configuration)
    {
        Cdk.SkipWithoutNode();
        Tool.SkipUnlessInstalled("cfn-lint");
        return (await Errors.Value)
            .Where(file => file.Key.Contains($"/{configuration}/", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file.Key)[..^Ending.Length], file => file.Value);
    }

    // If anything is wrong, each template is looked at as it is, and has all of its own errors.
    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> LintAsync()
    {
        var errors = await LintAsync(new StatementsOnce().In);
        return errors.Values.All(lines => lines.Count == 0) ? errors : await LintAsync(template => template);
    }

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> LintAsync(Func<string, string> read)
    {
        var directory = Directory.CreateTempSubdirectory("ami-pipeline-infra-tests-");
        try
        {
            string[] files = [.. Templates().Select(template => Written($"{directory.FullName}/{template.Path}{Ending}", read(template.Text)))];
            var start = new ProcessStartInfo("cfn-lint", ["--format", "json", "--non-zero-exit-code", "error", "--", .. files]);
            start.Environment["PYTHONPATH"] = string.Join(Path.PathSeparator, [Path.Combine(AppContext.BaseDirectory, "Python"), .. start.Environment.Where(variable => variable.Key == "PYTHONPATH").Select(variable => variable.Value)]);
            var (exitCode, output, error) = await Tool.RunAsync(start);
            var errors = files.ToDictionary(file => file, file => (IReadOnlyList<string>)[.. ErrorsIn(file, output)]);

            // Warnings include what CDK writes to be sure.
            return (exitCode == 0) == errors.Values.All(lines => lines.Count == 0)
                ? errors
                : throw new InvalidOperationException($"cfn-lint ended with {exitCode}, which its output does not explain:\n{output}\n{error}");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> ErrorsIn(string file, string output) =>
        from found in output.Length == 0 ? [] : JsonDocument.Parse(output).RootElement.EnumerateArray().ToArray()
        where found.Text("Level") == "Error" && found.Text("Filename") == file
        select $"{found.GetProperty("Rule").Text("Id")} {found.GetProperty("Location").GetProperty("Path")}: {found.Text("Message")}";

    private static IEnumerable<(string Path, string Text)> Templates() =>
        CheckedInTemplates.Names().Select(name => ($"{CheckedIn}/{name}", CheckedInTemplates.Read(name)))
            .Concat(Tool.IsInstalled("node") ? Configurations.SelectMany(other => other.Value().Select(stack => ($"{other.Key}/{stack.Key}", stack.Value))) : []);

    private static string Written(string path, string template)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, template);
        return path;
    }
}
