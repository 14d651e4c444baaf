using System.Diagnostics;

namespace AmiPipeline.House.Tests;

/// <summary>What MSBuild makes of the functions' project for each value of AwsPackages: asked once for all tests, as it takes a second to start.</summary>
internal static class PackageSources
{
    private const string Project = "src/AmiPipeline.Functions/AmiPipeline.Functions.csproj";
    private const string Case = "### ";

    // Each case has properties of its own, so that MSBuild evaluates the project anew; a refusal ends that build alone.
    private const string Questions = $"""
        <Project>
          <Target Name="Ask">
            <Message Importance="high" Text="{Case}NuGet" />
            <MSBuild Projects="$(Asked)" Targets="Tell" Properties="AwsPackages=NuGet" />
            <Message Importance="high" Text="{Case}Compat" />
            <MSBuild Projects="$(Asked)" Targets="Tell" Properties="AwsPackages=Compat" />
            <Message Importance="high" Text="{Case}" />
            <MSBuild Projects="$(Asked)" Targets="Tell" />
            <Message Importance="high" Text="{Case}CollectPackageReferences" />
            <MSBuild Projects="$(Asked)" Targets="CollectPackageReferences" Properties="AwsPackages=Nuget.org;Case=1" ContinueOnError="true" />
            <Message Importance="high" Text="ended $(MSBuildLastTaskResult)" />
            <Message Importance="high" Text="{Case}PrepareForBuild" />
            <MSBuild Projects="$(Asked)" Targets="PrepareForBuild" Properties="AwsPackages=Nuget.org;Case=2" ContinueOnError="true" />
            <Message Importance="high" Text="ended $(MSBuildLastTaskResult)" />
          </Target>
        </Project>
        """;

    private const string Answers = """
        <Project>
          <Target Name="Tell">
            <Message Importance="high" Text="package %(PackageReference.Identity)" />
            <Message Importance="high" Text="project %(ProjectReference.FullPath)" />
          </Target>
        </Project>
        """;

    private static readonly Lazy<Task<IReadOnlyDictionary<string, string[]>>> Output = new(AskAsync);

    /// <summary>The packages and projects that are referenced.</summary>
    /// <param name="awsPackages">The property's value; empty if it is not given.</param>
    public static async Task<(List<string> Packages, List<string> Projects)> ReferencesAsync(string awsPackages)
    {
        var lines = (await Output.Value)[awsPackages];
        return (Named(lines, "package "), Named(lines, "project "));
    }

    /// <summary>How a build with an unknown value ends, and what it says.</summary>
    /// <param name="target">The target that is built.</param>
    public static async Task<(bool Succeeded, string Output)> BuildWithUnknownValueAsync(string target)
    {
        var lines = (await Output.Value)[target];
        return (bool.Parse(Named(lines, "ended ").Single()), string.Join('\n', lines));
    }

    private static async Task<IReadOnlyDictionary<string, string[]>> AskAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ami-pipeline-package-sources-");
        try
        {
            var (questions, answers) = (Path.Combine(folder.FullName, "questions.proj"), Path.Combine(folder.FullName, "answers.targets"));
            await File.WriteAllTextAsync(questions, Questions);
            await File.WriteAllTextAsync(answers, Answers);
            var (_, output, error) = await Tool.RunAsync(new ProcessStartInfo("dotnet", [
                "msbuild", questions, "-nologo", "-nodeReuse:false", "-verbosity:minimal", $"-p:Asked={Repository.PathOf(Project)}", $"-p:CustomAfterMicrosoftCommonTargets={answers}"]));
            var cases = output.Split(Case).Skip(1).Select(text => text.Split('\n', StringSplitOptions.TrimEntries)).ToDictionary(lines => lines[0]);
            return cases.Count == 5 ? cases : throw new InvalidOperationException($"MSBuild did not answer:\n{output}\n{error}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Named(string[] lines, string kind) =>
        [.. lines.Where(line => line.StartsWith(kind, StringComparison.Ordinal)).Select(line => line[kind.Length..])];
}
