using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AmiPipeline.House.Tests;

/// <summary>The rooms of a project, one for each folder, and which of them knows which.</summary>
/// <remarks>
/// Read from sources: constants, enum members and <c>nameof</c> leave no trace in an assembly. Only types that are written out count, and extension
/// methods. What is reached through a member without its type being written (<c>var</c>, a chain of calls) adds no cycle: the member's own
/// declaration names the type, so that a path of written names leads there.
/// </remarks>
/// <param name="Edges">Each use of a type by a file of another room, in the order of files.</param>
internal sealed record RoomGraph(IReadOnlyList<RoomEdge> Edges)
{
    /// <summary>Reads a project's sources.</summary>
    /// <param name="project">The project's folder: rooms are named from there.</param>
    /// <param name="files">Its files.</param>
    /// <param name="globalUsings">The namespaces that every file sees.</param>
    public static RoomGraph Read(string project, IReadOnlyList<SourceFile> files, IEnumerable<string> globalUsings)
    {
        var usings = CSharpSyntaxTree.ParseText(string.Concat(globalUsings.Select(name => $"global using {name};\n")), SourceFile.Options);
        var compilation = CSharpCompilation.Create(project, [.. files.Select(file => file.Tree), usings]);
        var types = files.SelectMany(file => file.Types).Select(type => type.Name).ToHashSet();
        var extensions = files.SelectMany(file => RoomNames.Extensions(file.Tree)).ToLookup(method => method.Name);
        return new([
            .. from file in files
               let room = RoomOf(file.Path, project)
               from use in RoomNames.Uses(compilation, file.Tree, types, extensions)
               from place in use.Places
               let edge = new RoomEdge(room, RoomOf(place, project), file.Path, use.Name)
               where edge.From != edge.To
               select edge]);
    }

    /// <summary>A shortest cycle, as the edges along it; none if the rooms form none.</summary>
    public IReadOnlyList<RoomEdge> FindCycle() =>
        Edges.DistinctBy(edge => (edge.From, edge.To))
            .Select(edge => FindPath(edge.To, edge.From) is { } back ? [edge, .. back] : Array.Empty<RoomEdge>())
            .Where(cycle => cycle.Length > 0)
            .MinBy(cycle => cycle.Length) ?? [];

    /// <summary>The edges from room to room that are part of any cycle, one example each with how many there are, the thinnest first.</summary>
    public IEnumerable<(int Count, RoomEdge Example)> Knot() =>
        from uses in Edges.GroupBy(edge => (edge.From, edge.To))
        where FindPath(uses.Key.To, uses.Key.From) is not null
        orderby uses.Count(), uses.Key
        select (uses.Count(), uses.First());

    private RoomEdge[]? FindPath(string from, string to)
    {
        var paths = new Dictionary<string, RoomEdge[]> { [from] = [] };
        var next = new Queue<string>([from]);
        while (next.TryDequeue(out var room))
        {
            if (room == to)
            {
                return paths[room];
            }

            foreach (var edge in Edges.Where(edge => edge.From == room && paths.TryAdd(edge.To, [.. paths[room], edge])))
            {
                next.Enqueue(edge.To);
            }
        }

        return null;
    }

    private static string RoomOf(string path, string project) =>
        Path.GetDirectoryName(path[(project.Length + 1)..])!.Replace('\\', '/') is { Length: > 0 } room ? room : "(root)";
}

/// <summary>A file of one room knows a type of another one.</summary>
internal sealed record RoomEdge(string From, string To, string File, string Type)
{
    public override string ToString() => $"{From} -> {To}: {File} knows {Type}";
}
