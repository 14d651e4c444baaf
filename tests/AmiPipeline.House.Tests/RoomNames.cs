using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AmiPipeline.House.Tests;

/// <summary>Which types of its own project a file names, and in which files they stand.</summary>
internal static class RoomNames
{
    /// <summary>The names in a file that the compiler's lookup finds among the project's types or extension methods.</summary>
    /// <param name="compilation">The project's sources.</param>
    /// <param name="tree">The file.</param>
    /// <param name="types">The names of the project's types.</param>
    /// <param name="extensions">The project's extension methods by name.</param>
    public static IEnumerable<(string Name, IEnumerable<string> Places)> Uses(
        CSharpCompilation compilation, SyntaxTree tree, HashSet<string> types, ILookup<string, (string Name, string Namespace, string Path)> extensions)
    {
        var root = tree.GetCompilationUnitRoot();
        var model = new Lazy<SemanticModel>(() => compilation.GetSemanticModel(tree));
        var visible = root.Usings.Select(directive => directive.Name?.ToString()).ToHashSet();
        var names = root.DescendantNodes(node => node is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>().ToList();

        var used = from name in names
                   where types.Contains(name.Identifier.Text) && !IsMember(name)
                   group name by (name.Identifier.Text, name.Arity) into uses
                   let found = model.Value.GetSpeculativeSymbolInfo(uses.First().SpanStart, uses.First(), SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol
                   where found is INamedTypeSymbol
                   select (uses.Key.Text, found.DeclaringSyntaxReferences.Select(declared => declared.SyntaxTree.FilePath).Distinct());

        var called = from name in names.Where(IsCalled).Select(name => name.Identifier.Text).Distinct()
                     let places = extensions[name].Where(method => visible.Contains(method.Namespace)).Select(method => method.Path)
                     where places.Any()
                     select (name, places);

        return used.Concat(called);
    }

    /// <summary>The extension methods that a file declares.</summary>
    public static IEnumerable<(string Name, string Namespace, string Path)> Extensions(SyntaxTree tree) =>
        from method in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true || method.Parent is ExtensionBlockDeclarationSyntax
        select (method.Identifier.Text, method.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().First().Name.ToString(), tree.FilePath);

    private static bool IsCalled(SimpleNameSyntax name) =>
        name.Parent is MemberBindingExpressionSyntax || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name);

    // What stands after a dot, or before the = or : of an initializer, an argument or a pattern, is a member. So is a name that the type itself gives to a member.
    private static bool IsMember(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => true,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax => true,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment when assignment.Left == name => true,
        QualifiedNameSyntax => false,
        _ => IsExpression(name) && name.Ancestors().OfType<TypeDeclarationSyntax>().Any(type => Declares(type, name.Identifier.Text)),
    };

    private static bool IsExpression(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax or ArgumentSyntax or BinaryExpressionSyntax or AssignmentExpressionSyntax or ConditionalAccessExpressionSyntax
            or InterpolationSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax or EqualsValueClauseSyntax or IsPatternExpressionSyntax
            or SwitchExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax => true,
        _ => false,
    };

    private static bool Declares(TypeDeclarationSyntax type, string name) =>
        type.ParameterList?.Parameters.Any(parameter => parameter.Identifier.Text == name) == true
        || type.Members.Any(member => member switch
        {
            PropertyDeclarationSyntax property => property.Identifier.Text == name,
            MethodDeclarationSyntax method => method.Identifier.Text == name,
            FieldDeclarationSyntax field => field.Declaration.Variables.Any(variable => variable.Identifier.Text == name),
            _ => false,
        });
}
