using AmiPipeline.Recorded.Tests.Recordings;
using Xunit;

namespace AmiPipeline.Recorded.Tests.Fidelity;

/// <summary>The simulator answers a field where EC2 does, leaves it out where EC2 does, and spells it as EC2 does. What differs all the same is a row of the document.</summary>
public sealed class AnswerTests(ITestOutputHelper output)
{
    private const string Heading = "## Responses compared with recorded ones";

    private static readonly Lazy<Survey> Simulated = new(() =>
    {
        var survey = new Survey();
        foreach (var (service, operation, body) in SimulatedAnswers.All())
        {
            survey.Add(operation, AnswerTree.Of(service, body));
        }

        return survey;
    });

    [Fact]
    public async Task Rules_HoldForTheRecordings()
    {
        var faults = Comparison.Faults(await RecordedAsync()).ToList();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public async Task Simulator_AnswersAsRecorded_ButForTheRowsOfTheDocument()
    {
        var (recorded, simulated) = (await RecordedAsync(), Simulated.Value);

        var differences = Comparison.Differences(recorded, simulated).Select(difference => $"{difference.Where}: {difference.Difference}").Order(StringComparer.Ordinal).ToList();
        var documented = FidelityDocument.Rows(Heading).Select(row => $"{row[0].Trim('`')}: {row[1]}").Order(StringComparer.Ordinal).ToList();

        var places = recorded.Places.Where(place => simulated.At(place).Count > 0).ToList();
        output.WriteLine($"{places.Count} structures of {places.Select(place => place.Split(' ')[0]).Distinct().Count()} actions compared, {places.Sum(place => recorded.Fields(place).Count())} recorded fields, {differences.Count} differences.");
        Assert.True(differences.SequenceEqual(documented), $"not in the document:\n{string.Join('\n', differences.Except(documented))}\nin the document only:\n{string.Join('\n', documented.Except(differences))}");
        Assert.All(FidelityDocument.Rows(Heading), row => Assert.False(string.IsNullOrWhiteSpace(row[2]), $"{row[0]} has no reason"));
    }

    /// <summary>The recorded answers to what the simulator models.</summary>
    private static async Task<Survey> RecordedAsync()
    {
        var survey = new Survey();
        foreach (var answer in RecordedAnswers.All.Where(answer => !answer.IsError && !OddRecordings.Contain(answer) && Simulated.Value.At(answer.Operation).Count > 0))
        {
            survey.Add(answer.Operation, await AnswerTree.OfAsync(answer));
        }

        return survey;
    }
}
