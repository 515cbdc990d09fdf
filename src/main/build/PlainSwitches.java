import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A step of the build, behind the compiler: switches over patterns become plain tests of the type.
///
/// For each `switch` over patterns javac leaves it to the JVM to find the case
/// (`java.lang.runtime.SwitchBootstraps.typeSwitch`), and the JVM makes a class for that when it
/// first comes there: a millisecond each, which the cache of JDK 25 does not spare (it keeps lambdas
/// and the joining of texts, and no other `invokedynamic`). Here each gets a method of its class
/// instead, which asks `instanceof` in the order of the cases, as the class made by the JVM does.
/// A switch with other labels than types stays as it is.
///
/// Usage: `java --class-path CLASSES:LIBRARIES PlainSwitches.java CLASSES`
public final class PlainSwitches {
    private static final ClassFile CLASS_FILE = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.ofClassLoading(PlainSwitches.class.getClassLoader())));

    private PlainSwitches() {}

    /// A place where a case is looked for; a method of that name takes over.
    ///
    /// @param type of the call: what is looked at, and from which case on, to the number of the case
    /// @param cases their types, in order
    private record Site(String method, MethodTypeDesc type, List<ClassDesc> cases) {}

    public static void main(String[] args) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".class"))::iterator) {
                rewrite(file);
            }
        }
    }

    private static void rewrite(Path file) throws IOException {
        ClassModel model = CLASS_FILE.parse(file);
        var sites = new ArrayList<Site>();
        byte[] bytes = CLASS_FILE.transformClass(
                model,
                ClassTransform.transformingMethodBodies((code, element) -> replace(model, code, element, sites))
                        .andThen(ClassTransform.endHandler(end -> sites.forEach(site -> end.withMethodBody(
                                site.method,
                                site.type,
                                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                                code -> find(code, site.cases))))));
        if (!sites.isEmpty()) {
            Files.write(file, bytes);
        }
    }

    private static void replace(ClassModel model, CodeBuilder code, CodeElement element, List<Site> sites) {
        if (element instanceof InvokeDynamicInstruction call && isOverTypes(call)) {
            var cases = call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList();
            var site = new Site("typeSwitch$" + sites.size(), call.typeSymbol(), cases);
            sites.add(site);
            code.invokestatic(
                    model.thisClass().asSymbol(),
                    site.method,
                    site.type,
                    model.flags().has(AccessFlag.INTERFACE));
        } else {
            code.with(element);
        }
    }

    /// Of a number's type the label is none of these: it is computed.
    private static boolean isOverTypes(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().displayName().equals("SwitchBootstraps")
                && call.bootstrapMethod().methodName().equals("typeSwitch")
                && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
    }

    /// What `typeSwitch` promises: -1 for null, else the first case from the second parameter on whose type fits, else
    /// the number of cases.
    private static void find(CodeBuilder code, List<ClassDesc> cases) {
        Label notNull = code.newLabel();
        code.aload(0).ifnonnull(notNull).iconst_m1().ireturn().labelBinding(notNull);
        for (int i = 0; i < cases.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf(cases.get(i)).ifeq(next);
            code.loadConstant(i).ireturn();
            code.labelBinding(next);
        }
        code.loadConstant(cases.size()).ireturn();
    }
}
