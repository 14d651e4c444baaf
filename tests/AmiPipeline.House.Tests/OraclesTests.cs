using Xunit;

namespace AmiPipeline.House.Tests;

/// <summary>What judges the pipeline's executions shares no code with the pipeline: it would repeat its mistakes.</summary>
public sealed class OraclesTests
{
    [Fact]
    public void Oracles_UseNoCodeOfThePipeline()
    {
        var files = Repository.Files(".cs").Where(path => path.StartsWith("src/AmiPipeline.Exploration/Oracles/", StringComparison.Ordinal)).ToList();

        Assert.True(files.Count >= 5);
        Assert.Empty(from path in files
                     from line in Repository.Read(path).Split('\n')
                     where line.StartsWith("using AmiPipeline", StringComparison.Ordinal)
                     where !line.StartsWith("using AmiPipeline.Exploration", StringComparison.Ordinal)
                         && !line.StartsWith("using AmiPipeline.Simulator.", StringComparison.Ordinal)
                         && !line.StartsWith("using AmiPipeline.StatesLanguage.", StringComparison.Ordinal)
                     select $"{path}: {line}");
    }
}
